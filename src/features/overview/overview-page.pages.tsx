import type { Child } from 'hono/jsx'
import { type ProgrammeView, programmeTabs, programmeTopic } from '#src/features/programmes/index.ts'
import type { Frame } from '#src/ui/frame.ts'
import { ButtonLink, Columns, type FlashMessage, Page, PageHead } from '#src/ui/index.ts'
import type { Waiting } from './my-page.ts'
import { programmePath } from './paths.ts'
import { WaitingHere } from './waiting.pages.tsx'

interface OverviewProps {
  readonly frame: Frame
  readonly programme: ProgrammeView
  /** Where the plan is moved, for one who keeps it. */
  readonly replan: string | null
  readonly waiting: readonly Waiting[]
  readonly flash?: FlashMessage | undefined
  readonly line: Child
  readonly facts: Child
  readonly timeline: Child
  readonly readiness: Child
  readonly breaches: Child
  readonly risks: Child
  readonly questions: Child
  readonly changes: Child
}

/** "Läget": first what waits for the reader, then the facts in words, then the pictures, then what has changed. */
export const OverviewPage = (props: OverviewProps) => {
  const { frame, programme, replan } = props
  const { ui } = frame
  return (
    <Page
      {...frame}
      title={`${ui.t('overview.title')} · ${programme.name}`}
      programme={programmeTabs(ui, programme, 'overview')}
      flash={props.flash}
      live={[`${programmeTopic(programme.id)}@${programme.liveVersion}`]}
    >
      <PageHead
        ui={ui}
        title={ui.t('overview.title')}
        line={props.line}
        seenBy={ui.t('overview.seen-by-all')}
        actions={
          replan && (
            <ButtonLink kind="primary" href={replan}>
              {ui.t('overview.replan')}
            </ButtonLink>
          )
        }
      />
      <Columns>
        <WaitingHere ui={ui} waiting={props.waiting} standing={programme.standing} here={programmePath(programme)} />
        <div>{props.facts}</div>
      </Columns>
      {props.timeline}
      {props.readiness}
      {props.breaches}
      {props.risks}
      {props.questions}
      {props.changes}
    </Page>
  )
}
