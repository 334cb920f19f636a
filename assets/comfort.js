// Comfort alone: every page does the same without it. No library, nothing inline, nothing fetched.

const every = (selector, act) => document.querySelectorAll(selector).forEach(act)

// After a failed try the summary takes the focus: by autofocus, and by this where autofocus is for fields alone.
addEventListener('pageshow', () =>
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) document.querySelector('[data-errors]')?.focus()
  }),
)

// Show and hide a password. It is hidden again before it is sent, so that no browser keeps it as ordinary text.
every('[data-reveal]', (button) => {
  const field = document.getElementById(button.dataset.reveal)
  if (!field) return
  const show = button.textContent
  const turn = (open) => {
    field.type = open ? 'text' : 'password'
    button.textContent = open ? button.dataset.hide : show
  }
  button.hidden = false
  button.addEventListener('click', () => turn(field.type === 'password'))
  field.form?.addEventListener('submit', () => turn(false))
})

// Marks before the rules of a password, with words for those who hear the page.
every('[data-rules]', (list) => {
  const field = document.getElementById(list.dataset.rules)
  if (!field) return
  const rules = [...list.querySelectorAll('[data-pattern]')].map((line) => {
    const state = document.createElement('span')
    state.className = 'unseen'
    line.append(state)
    return { line, state, pattern: new RegExp(line.dataset.pattern, 'us') }
  })
  const mark = () => {
    for (const { line, state, pattern } of rules) {
      const met = field.value !== '' && pattern.test(field.value)
      line.classList.toggle('met', met)
      state.textContent = field.value === '' ? '' : ` ${met ? list.dataset.met : list.dataset.unmet}`
    }
  }
  field.addEventListener('input', mark)
  mark()
})

// A second press within some seconds does nothing; the button stays as it is. The server would answer both alike.
const sent = new WeakMap()
document.addEventListener('submit', (event) => {
  const now = performance.now()
  if (now - (sent.get(event.target) ?? -Infinity) < 5000) event.preventDefault()
  else sent.set(event.target, now)
})
addEventListener('pageshow', (event) => {
  if (event.persisted) every('form', (form) => sent.delete(form))
})

// Counts a wait down in its sentence.
every('[data-wait]', (line) => {
  const end = performance.now() + Number(line.dataset.wait) * 1000
  const tell = () => {
    const left = Math.ceil((end - performance.now()) / 1000)
    line.textContent = left > 0 ? line.dataset.running.replace('{}', String(left)) : line.dataset.over
    if (left > 0) setTimeout(tell, 1000)
  }
  tell()
})

// A whole number that is pasted into boxes of four digits is spread over them; the focus stays where it is. Without this the server does it.
every('[data-fours]', (group) => {
  const boxes = [...group.querySelectorAll('input')]
  group.addEventListener('paste', (event) => {
    const digits = (event.clipboardData?.getData('text') ?? '')
      .normalize('NFKC')
      .replace(/[\s\p{Dash_Punctuation}]/gu, '')
    if (!/^[0-9a-f]{16}$/i.test(digits)) return
    event.preventDefault()
    boxes.forEach((box, place) => {
      box.value = digits.slice(4 * place, 4 * place + 4)
    })
  })
})

// Figures that go on by themselves follow; where the page leads elsewhere by now, so does this. Without it a link does the same.
const follow = (part) =>
  setTimeout(async () => {
    try {
      const answer = await fetch(location.href, { headers: { accept: 'text/html' } })
      if (answer.redirected) return location.replace(answer.url)
      const next = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(part.id)
      if (!next) return
      // Not under whoever has the focus on its link.
      if (!part.contains(document.activeElement)) part.replaceChildren(...next.childNodes)
    } catch {
      // Away for a moment: the next look may find it.
    }
    follow(part)
  }, 2000)
every('[data-follow]', follow)
