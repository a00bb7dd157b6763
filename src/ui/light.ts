import { raw } from 'hono/html'
import { escapeText } from './escape.ts'
import type { Ui } from './ui.ts'

/** Grey is "ej bedömt": nothing has fallen due yet. */
export type LightColour = 'green' | 'yellow' | 'red' | 'grey'

/** The two halves of readiness, never mixed: deliveries to us, our preparations. */
export interface Halves {
  readonly deliveries: LightColour
  readonly preparations: LightColour
}

export const lightName = (colour: LightColour, { t }: Pick<Ui, 't'>): string => t(`ui.light.${colour}`)

/** "Leveranser till oss: rött. Våra förberedelser: grönt." */
export const halvesInWords = (halves: Halves, ui: Pick<Ui, 't'>): string =>
  ui.t('ui.light.halves', {
    deliveries: lightName(halves.deliveries, ui),
    preparations: lightName(halves.preparations, ui),
  })

/**
 * One traffic light. Accessibility: a shape of its own for each state, so it reads without colour; named "Läge: rött", or
 * "<label>: rött" when `label` says what it is the light of. With `decorative` (the text beside it says the same) it is hidden from readers.
 */
export function Light(props: { ui: Ui; colour: LightColour; label?: string | undefined; decorative?: boolean }) {
  const { ui, colour } = props
  const said = props.decorative
    ? 'aria-hidden="true"'
    : `role="img" aria-label="${escapeText(`${props.label ?? ui.t('ui.light.state')}: ${lightName(colour, ui)}`)}"`
  return raw(`<svg class="light" viewBox="0 0 16 16" ${said}><use href="#light-${colour}"/></svg>`)
}

/** Both halves side by side, left deliveries to us, right our preparations. Accessibility: one image with one name that says both. */
export const TwoLights = ({ ui, halves }: { ui: Ui; halves: Halves }) =>
  raw(
    `<svg class="light two-lights" viewBox="0 0 37 16" role="img" aria-label="${escapeText(halvesInWords(halves, ui))}">${pairOfLights(halves)}</svg>`,
  )

/** What is drawn in the picture of both halves. */
export const pairOfLights = ({ deliveries, preparations }: Halves): string =>
  `<use href="#light-${deliveries}" width="16"/><use href="#light-${preparations}" width="16" x="21"/>`
