import { TwoLights, type Ui } from '#src/ui/index.ts'
import { type BothHalves, type HalfState, lightsOf } from './readiness-view.ts'

/** Why a light is what it is, in one sentence: "2 kritiska är försenade, 1 kritisk är tillbaka för komplettering." */
export const reasonInWords = (state: HalfState, { t }: Pick<Ui, 't'>): string =>
  state.because.map(({ code, count }) => t(`overview.reason.${code}`, { count })).join(' · ')

/** The two lights as a link to what they are made of. Accessibility: the link is named by receiver and both lights in words. */
export const LightsLink = ({ ui, state, href }: { ui: Ui; state: BothHalves; href: string }) => (
  <a class="lights-link" href={href}>
    <TwoLights ui={ui} halves={lightsOf(state)} />
  </a>
)

export const percent = (share: number | null): string => (share === null ? '–' : `${Math.floor(share * 100 + 1e-9)} %`)
