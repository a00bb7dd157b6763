import type { Child } from 'hono/jsx'
import { canLead, type ProgrammeView, programmeTabs, programmeTopic } from '#src/features/programmes/index.ts'
import type { Actor } from '#src/platform/access/index.ts'
import type { Frame } from '#src/ui/frame.ts'
import { ButtonLink, Page, PageHead, type Ui, withQuery } from '#src/ui/index.ts'
import { riskLevelsPath, risksPath } from '../risk.ts'

const registerViews = ['list', 'matrix'] as const
export type RegisterView = (typeof registerViews)[number]

export const registerPath = (programme: Pick<ProgrammeView, 'id'>, view: RegisterView): string =>
  risksPath(programme) + (view === 'matrix' ? '/matrix' : '')

interface RegisterPageProps {
  readonly frame: Frame
  readonly actor: Actor
  readonly programme: ProgrammeView
  readonly view: RegisterView
  /** The page's own address with its query. */
  readonly url: string
  /** Where a new risk is registered; null: the reader registers none. */
  readonly addHref: string | null
  readonly body: Child
}

/** The register's page around its list or matrix. */
export const RegisterPage = ({ frame, actor, programme, view, url, addHref, body }: RegisterPageProps) => {
  const { ui } = frame
  const { t } = ui
  return (
    <Page
      {...frame}
      title={`${t('risk-register.title')} · ${programme.name}`}
      programme={programmeTabs(ui, programme, 'risks')}
      live={[`${programmeTopic(programme.id)}@${programme.liveVersion}`]}
      wide
    >
      <PageHead
        ui={ui}
        title={t('risk-register.title')}
        line={t('risk-register.line')}
        seenBy={t(programme.standing === 'supplier' ? 'risk-register.seen-by-supplier' : 'risk-register.seen-by')}
        actions={
          <>
            {addHref && (
              <ButtonLink href={addHref} kind="primary">
                {t('risk-register.add')}
              </ButtonLink>
            )}
            {canLead(actor, programme) && (
              <ButtonLink href={riskLevelsPath(programme)} kind="quiet">
                {t('risk-register.levels')}
              </ButtonLink>
            )}
          </>
        }
      />
      <ViewSwitch ui={ui} programme={programme} view={view} url={url} />
      {body}
    </Page>
  )
}

/** The same risks as a list or a matrix: what narrows them goes along; a single cell, the order and the page do not. */
const ViewSwitch = ({
  ui,
  programme,
  view,
  url,
}: Pick<RegisterPageProps, 'programme' | 'view' | 'url'> & { ui: Ui }) => {
  const query = url.includes('?') ? url.slice(url.indexOf('?')) : ''
  return (
    <nav class="half-switch" aria-label={ui.t('risk-register.as')}>
      {registerViews.map((one) => (
        <a
          href={withQuery(registerPath(programme, one) + query, {
            page: null,
            ...(one !== view && { sort: null, probability: null, impact: null }),
          })}
          aria-current={one === view ? 'page' : undefined}
        >
          {ui.t(`risk-register.as-${one}`)}
        </a>
      ))}
    </nav>
  )
}
