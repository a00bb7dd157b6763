/** What Turbo's events carry, as far as it is read here. */
export interface TurboEvents {
  'turbo:visit': CustomEvent<{ url: string; action: 'advance' | 'replace' | 'restore' }>
  'turbo:load': Event
  'turbo:render': Event
  'turbo:before-cache': Event
  'turbo:submit-start': CustomEvent<{ formSubmission: { formElement: HTMLFormElement; submitter?: HTMLElement } }>
  'turbo:submit-end': CustomEvent<{
    success?: boolean
    formSubmission: { formElement: HTMLFormElement; submitter?: HTMLElement }
  }>
  'turbo:before-morph-element': CustomEvent<{ newElement?: Element }>
  'turbo:before-morph-attribute': CustomEvent<{ attributeName: string; mutationType: 'update' | 'remove' }>
}

export function onTurbo<Name extends keyof TurboEvents>(
  name: Name,
  listener: (event: TurboEvents[Name]) => void,
): void {
  document.addEventListener(name, listener as EventListener)
}
