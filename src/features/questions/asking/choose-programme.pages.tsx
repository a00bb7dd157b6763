import type { RequestContext } from '#src/platform/http/index.ts'
import { Empty, Page, PageHead } from '#src/ui/index.ts'

/** Whom to ask, for one who is in several programmes; or that there is none to ask in. */
export const ChooseProgrammePage = (props: {
  c: RequestContext
  programmes: readonly { readonly id: string; readonly name: string }[]
  /** The address of each programme's form. */
  hrefOf: (id: string) => string
}) => {
  const { ui } = props.c.var.frame
  const title = ui.t('question-list.ask')
  return (
    <Page {...props.c.var.frame} title={title}>
      <PageHead ui={ui} title={title} line={props.programmes.length > 0 && ui.t('question-list.ask.which')} />
      {props.programmes.length === 0 ? (
        <Empty title={ui.t('question-list.ask.nowhere')}>{ui.t('question-list.ask.nowhere-what')}</Empty>
      ) : (
        <ul class="plain">
          {props.programmes.map(({ id, name }) => (
            <li>
              <a href={props.hrefOf(id)}>{name}</a>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
