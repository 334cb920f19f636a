// The simulator with script: keys are sent in the background, several at once when somebody types fast, and what came of them takes the
// place of what was there. The keyboard works while the television or the remote control has the focus, and nowhere else (WCAG 2.1.4).
{
  const simulator = document.getElementById('simulator')
  const remote = document.getElementById('remote')
  const hint = document.getElementById('keyboard')
  const RESTART = 2500
  const waiting = []
  let busy = false

  const television = () => document.getElementById('tv')

  const takeFocus = (tv) => {
    tv.tabIndex = 0
    tv.setAttribute('role', 'application')
    tv.setAttribute('aria-describedby', 'keyboard')
    return tv
  }

  const show = (page) => {
    const [now, next] = [television(), page.getElementById('tv')]
    if (!next) throw new Error('no television')
    const had = document.activeElement === now
    now.replaceWith(takeFocus(next))
    if (had) next.focus({ preventScroll: true })
    const [says, said] = [document.getElementById('says'), page.getElementById('says').textContent]
    if (says.textContent !== said) says.textContent = said
    wakeUp()
  }

  // A device that restarts is there again after a moment.
  const wakeUp = () => {
    if (television().querySelector('[data-at="restarting"]')) setTimeout(() => press('wait'), RESTART)
  }

  const send = async () => {
    if (busy || waiting.length === 0) return
    busy = true
    simulator.setAttribute('aria-busy', 'true')
    const body = new URLSearchParams({ device: remote.elements.device.value, press: waiting.splice(0, 60).join(' ') })
    try {
      const answer = await fetch(remote.action, { method: 'POST', body })
      if (!answer.ok) throw new Error(String(answer.status))
      show(new DOMParser().parseFromString(await answer.text(), 'text/html'))
    } catch {
      location.reload()
    }
    busy = false
    simulator.setAttribute('aria-busy', 'false')
    send()
  }

  const press = (key) => {
    waiting.push(key)
    const button = [...remote.querySelectorAll('button')].find(({ value }) => value === key)
    if (button) {
      button.classList.add('pressed')
      setTimeout(() => button.classList.remove('pressed'), 150)
    }
    send()
  }

  remote.addEventListener('click', (event) => {
    const button = event.target.closest('button')
    if (!button) return
    event.preventDefault()
    press(button.value)
  })
  // A press with the mouse gives the television the keyboard, so that 決定 is Enter and not the same key once more.
  remote.addEventListener('mousedown', (event) => {
    event.preventDefault()
    television().focus({ preventScroll: true })
  })

  const named = {
    ArrowUp: 'up',
    ArrowDown: 'down',
    ArrowLeft: 'left',
    ArrowRight: 'right',
    Enter: 'ok',
    Escape: 'back',
    Backspace: 'left',
    m: 'menu',
    y: 'yellow',
    g: 'green',
  }
  simulator.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return
    const name = event.key.length === 1 ? event.key.normalize('NFKC').toLowerCase() : event.key
    if (!event.target.closest('#tv, #remote')) return
    const key = /^[0-9a-f]$/.test(name) ? name.toUpperCase() : named[name]
    // On a key of the remote control Enter presses that key.
    if (key === undefined || (key === 'ok' && event.target.closest('button'))) return
    event.preventDefault()
    press(key)
  })

  takeFocus(television())
  hint.hidden = false
  wakeUp()
}
