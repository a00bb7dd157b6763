import type { Child } from 'hono/jsx'
import { type ProgrammeView, programmeTabs, programmeTopic } from '#src/features/programmes/index.ts'
import type { Frame } from '#src/ui/frame.ts'
import { ButtonLink, type FlashMessage, Page, PageHead } from '#src/ui/index.ts'

/** The list's page around its body, which is made apart since it is kept between readers who see the same. */
export const ItemsPage = (props: {
  frame: Frame
  programme: ProgrammeView
  flash?: FlashMessage | undefined
  canAdd: boolean
  /** The reader keeps the plan, and may take one over from a spreadsheet. */
  leads: boolean
  body: Child
}) => {
  const { frame, programme } = props
  const { ui } = frame
  const title = ui.t('commitments.list.title')
  return (
    <Page
      {...frame}
      title={title}
      programme={programmeTabs(ui, programme, 'commitments')}
      flash={props.flash}
      live={[`${programmeTopic(programme.id)}@${programme.liveVersion}`]}
      wide
    >
      <PageHead
        ui={ui}
        title={title}
        line={ui.t('commitments.list.line')}
        seenBy={ui.t(
          programme.standing === 'supplier' ? 'commitments.list.seen-by-supplier' : 'commitments.list.seen-by',
        )}
        actions={
          <>
            {props.canAdd && (
              <ButtonLink href={`/programmes/${programme.id}/commitments/new`}>
                {ui.t('commitments.list.add')}
              </ButtonLink>
            )}
            {props.leads && (
              <ButtonLink href={`/programmes/${programme.id}/imports`} kind="quiet">
                {ui.t('imports.title')}
              </ButtonLink>
            )}
          </>
        }
      />
      {props.body}
    </Page>
  )
}
