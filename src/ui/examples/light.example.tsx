import { Light, type LightColour, TwoLights } from '../light.ts'
import type { Ui } from '../ui.ts'

const colours: LightColour[] = ['green', 'yellow', 'red', 'grey']

export const fourLights = (ui: Ui) => (
  <p>
    {colours.map((colour) => (
      <>
        <Light ui={ui} colour={colour} /> {ui.t(`ui.light.${colour}`)}{' '}
      </>
    ))}
  </p>
)

export const namedLight = (ui: Ui) => <Light ui={ui} colour="red" label="Utbildning" />

export const lightBesideItsWords = (ui: Ui) => (
  <p>
    <Light ui={ui} colour="yellow" decorative /> gult: en kritisk punkt förfaller om nio dagar
  </p>
)

export const bothHalves = (ui: Ui) => <TwoLights ui={ui} halves={{ deliveries: 'red', preparations: 'green' }} />
