import { ButtonLink } from '../button.tsx'
import { Expected, PageHead } from '../page-head.tsx'
import type { Ui } from '../ui.ts'

export const headOfAnOverview = (ui: Ui) => (
  <PageHead
    ui={ui}
    title="Läget"
    line="Etapp 2 går i drift måndag 1 februari 2027. Fyra av tolv är i drift."
    seenBy="alla i programmet"
    actions={
      <ButtonLink href="#plan" kind="primary">
        Planera om …
      </ButtonLink>
    }
  />
)

export const expectedOfMe = (ui: Ui) => (
  <Expected ui={ui} by="2026-11-27" actions={<ButtonLink href="#accept">Godkänn</ButtonLink>}>
    Godkänn utbildningspaketet, eller lämna tillbaka det med en orsak.
  </Expected>
)

export const expectedButLate = (ui: Ui) => (
  <Expected ui={ui} by="2026-11-10">
    Utse en ansvarig för området Utbildning.
  </Expected>
)

export const nothingExpected = (ui: Ui) => <Expected ui={ui} />
