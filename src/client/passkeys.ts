import { announce } from './announce.ts'

const server = '/sign-in/auth/passkey/'
const ceremonies = {
  'sign-in': { options: 'generate-authenticate-options', verify: 'verify-authentication' },
  register: { options: 'generate-register-options', verify: 'verify-registration' },
} as const

/** Signing in by, and adding, a passkey: the one thing on a page that can't be done without a script. Browsers that can't do it show no button. */
export function usePasskeys(): void {
  const able = typeof PublicKeyCredential === 'function' && 'parseRequestOptionsFromJSON' in PublicKeyCredential
  document.documentElement.classList.toggle('no-passkeys', !able)
  if (!able) return
  document.addEventListener('click', (event) => {
    const place = (event.target as Element).closest('[data-passkey] button')?.closest<HTMLElement>('[data-passkey]')
    if (place) void perform(place)
  })
}

async function perform(place: HTMLElement): Promise<void> {
  const kind = place.dataset.passkey === 'register' ? 'register' : 'sign-in'
  try {
    const { options, verify } = ceremonies[kind]
    const asked = await json(await fetch(server + options))
    const credential = kind === 'register' ? await create(asked) : await get(asked)
    const body = JSON.stringify({ response: credential.toJSON() })
    await json(await fetch(server + verify, { method: 'POST', headers: { 'content-type': 'application/json' }, body }))
    location.assign(place.dataset.to ?? '/')
  } catch (error) {
    // Whoever closes the browser's own dialog has changed their mind: nothing has failed.
    if (!(error instanceof DOMException && error.name === 'NotAllowedError')) say(place)
  }
}

const create = async (options: PublicKeyCredentialCreationOptionsJSON) =>
  (await navigator.credentials.create({
    publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
  })) as PublicKeyCredential

const get = async (options: PublicKeyCredentialRequestOptionsJSON) =>
  (await navigator.credentials.get({
    publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
  })) as PublicKeyCredential

async function json(response: Response) {
  if (!response.ok) throw new Error(String(response.status))
  return response.json()
}

function say(place: HTMLElement): void {
  const text = place.dataset.failed ?? ''
  const told = place.querySelector('p') ?? place.appendChild(document.createElement('p'))
  told.textContent = text
  announce(text)
}
