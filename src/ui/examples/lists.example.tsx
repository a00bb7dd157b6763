import { ButtonLink } from '../button.tsx'
import { Columns, Empty, Facts, Notice, Section } from '../facts.tsx'
import { HistoryList } from '../history-list.tsx'
import { Light } from '../light.ts'
import { Progress } from '../progress.tsx'
import { LateTag, ReceiptTag } from '../tag.ts'
import { Day } from '../time.ts'
import type { Ui } from '../ui.ts'
import { WaitingList } from '../waiting-list.tsx'

export const waitingForMe = (ui: Ui) => (
  <WaitingList
    ui={ui}
    items={[
      {
        title: 'Godkänn utbildningspaket 0.7',
        href: '#1',
        light: 'red',
        note: (
          <>
            från Göliska IT · svar senast <Day ui={ui} date="2026-11-24" />
          </>
        ),
        deed: <ButtonLink href="#1">Öppna</ButtonLink>,
      },
      {
        title: 'Prognos saknas: driftmiljö för träning',
        href: '#2',
        light: 'yellow',
        note: 'ska leverera: Göliska IT · förföll 16 november',
        deed: <ButtonLink href="#2">Begär prognos</ButtonLink>,
      },
      {
        title: 'Utse ansvarig för informationssäkerhet i Töreboda',
        href: '#3',
        note: 'ej utsedd sedan 3 november',
        deed: <ButtonLink href="#3">Utse</ButtonLink>,
      },
    ]}
  />
)

export const factsInBrief = (ui: Ui) => (
  <Facts
    facts={[
      {
        label: 'Leveranser till mottagarna',
        value: (
          <>
            <Light ui={ui} colour="red" /> 61 av 84 godkända
          </>
        ),
        note: '9 för sent, alla från programmet',
      },
      { label: 'För kort framförhållning', value: <b>3</b>, note: 'utbildning, 5 veckor i stället för 3 månader' },
      { label: 'Prognos skiljer sig från gällande datum', value: <b>Hjo +35 dagar, Töreboda +12</b> },
    ]}
  />
)

export const sideBySide = (ui: Ui) => (
  <Columns>
    <Section title="Väntar på dig">{waitingForMe(ui)}</Section>
    <Section title="Etapp 2 i korthet">{factsInBrief(ui)}</Section>
  </Columns>
)

export const receiptStates = (ui: Ui) => (
  <p>
    {(['not-started', 'in-progress', 'delivered', 'returned', 'accepted', 'not-applicable'] as const).map((state) => (
      <>
        <ReceiptTag ui={ui} state={state} />{' '}
      </>
    ))}
    <LateTag ui={ui} days={9} />
  </p>
)

export const history = (ui: Ui) => (
  <HistoryList
    ui={ui}
    entries={[
      {
        at: '2026-11-20T14:05:00+01:00',
        who: 'Införandeansvarig, Hjo',
        what: 'Lämnade tillbaka utbildningspaket 0.7',
        said: 'Avsnittet om dokumentation saknar övningar.',
      },
      {
        at: '2026-11-18T09:12:00+01:00',
        who: 'Programledare',
        acting: 'programledare',
        what: 'Levererade utbildningspaket 0.7',
      },
    ]}
  />
)

export const share = (ui: Ui) => <Progress ui={ui} label="Utbildade medarbetare" done={1430} total={2100} />

export const nothingYet = () => (
  <Empty title="Inga åtaganden än" action={<ButtonLink href="#import">Läs in en plan</ButtonLink>}>
    Börja med att läsa in planen från Excel, eller använd den inbyggda mallen.
  </Empty>
)

export const notices = () => (
  <>
    <Notice title="Ojusterat">Protokollet är inte justerat än.</Notice>
    <Notice kind="warning" title="För kort framförhållning">
      Utbildningen kommer 5 veckor före driftstart. Utlovat var 3 månader.
    </Notice>
    <Notice kind="danger" title="Nödbroms">
      Mariestad har bett att få vänta. Svar senast tisdag 24 november.
    </Notice>
  </>
)
