// Comfort for picture codes: another picture without a new page, and the browser's work in the place of reading or hearing. What is fetched
// comes from the page's own site; without script the same form works.

for (const field of document.querySelectorAll('[data-picture]')) {
  const { picture: path, language } = field.dataset
  const [challenge, proof] = ['challenge', 'proof'].map((name) => field.querySelector(`input[name="${name}"]`))
  const [image, sound, status] = ['img', 'audio', '[role="status"]'].map((one) => field.querySelector(one))
  const typed = field.querySelector('input:not([type="hidden"])')
  const another = field.querySelector('button[type="submit"]')
  const prove = field.querySelector('[data-prove]')
  const say = (text) => {
    status.textContent = text
  }
  // Work for a picture that was replaced meanwhile is left off.
  let turn = 0

  const ask = async (name) => {
    const answer = await fetch(`${path}/${name}`, { headers: { accept: 'application/json' } })
    if (!answer.ok) throw new Error(String(answer.status))
    return answer.json()
  }

  const begin = (id) => {
    turn += 1
    challenge.value = id
    proof.value = ''
    typed.value = ''
    typed.disabled = false
    prove.disabled = false
    image.src = `${path}/${id}.png`
    sound.src = `${path}/${id}.${language}.wav`
  }

  const renew = async () => {
    begin((await ask('new')).challenge)
    say(field.dataset.renewed)
  }

  another.addEventListener('click', (event) => {
    event.preventDefault()
    // Without an answer the form is sent, as it is where no script runs.
    renew().then(
      () => typed.focus(),
      () => another.form.requestSubmit?.(another),
    )
  })

  // A page that the browser kept shows a picture that was used.
  addEventListener('pageshow', (event) => {
    if (event.persisted) renew().catch(() => {})
  })

  // PBKDF2 of one number after the other, until a key begins as it has to; the rest of that key is the proof.
  const work = async ({ nonce, iterations, last, prefix }, goesOn) => {
    const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    const secret = Uint8Array.from(nonce.match(/../g), (two) => Number.parseInt(two, 16))
    const base = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveBits'])
    const keyOf = (number) => {
      const salt = new DataView(new ArrayBuffer(4))
      salt.setUint32(0, number)
      return crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, base, 256)
    }
    const together = Math.min(8, navigator.hardwareConcurrency || 2)
    for (let first = 0; first <= last && goesOn(); first += together) {
      const keys = await Promise.all(Array.from({ length: together }, (_, place) => keyOf(first + place)))
      const found = keys.map(hex).find((key) => key.startsWith(prefix))
      if (found) return found.slice(prefix.length)
    }
    return null
  }

  prove.addEventListener('click', async () => {
    const mine = turn
    prove.disabled = true
    say(field.dataset.proving)
    try {
      const task = await ask(`${challenge.value}.json`)
      const found = await work(task, () => mine === turn)
      if (mine !== turn) return
      if (found === null) throw new Error('no key')
      proof.value = found
      typed.disabled = true
      say(field.dataset.proved)
    } catch {
      if (mine !== turn) return
      prove.disabled = false
      say(field.dataset.notProved)
    }
  })

  // Browsers work so only on pages that nobody on the way can change (https, or this machine).
  prove.hidden = !globalThis.crypto?.subtle
}
