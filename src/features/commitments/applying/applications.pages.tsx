import { type ProgrammeView, programmeTabs, programmeTopic } from '#src/features/programmes/index.ts'
import {
  differencePath,
  type TemplateInPlace,
  templateName,
  templatesPath,
  versionPath,
} from '#src/features/templates/index.ts'
import type { Frame } from '#src/ui/frame.ts'
import {
  ButtonLink,
  type Column,
  Empty,
  Facts,
  type FlashMessage,
  Moment,
  Notice,
  Page,
  PageHead,
  Section,
  type Sort,
  Table,
  TableLine,
  Tag,
  type Ui,
  withQuery,
} from '#src/ui/index.ts'
import type { AppliedVersion } from './application.store.ts'
import { applicationsPath, newApplicationPath, newRenewalPath } from './paths.ts'

export interface ApplicationsView {
  readonly programme: ProgrammeView
  readonly applied: readonly AppliedVersion[]
  /** The programme's own templates. */
  readonly own: readonly TemplateInPlace[]
  readonly mayApply: boolean
  readonly sort: Sort
  readonly url: string
  readonly flash?: FlashMessage | undefined
}

/** Which version of which template stands where, and what can be done about it. */
export function ApplicationsPage({ frame, ...view }: ApplicationsView & { frame: Frame }) {
  const { ui } = frame
  const { t } = ui
  const { programme, applied, mayApply, url } = view
  const title = t('applying.title')
  return (
    <Page
      {...frame}
      title={title}
      programme={programmeTabs(ui, programme, 'waves')}
      live={[`${programmeTopic(programme.id)}@${programme.liveVersion}`]}
      crumbs={[{ label: programme.name, href: `/programmes/${programme.id}` }, { label: title }]}
      flash={view.flash}
    >
      <PageHead
        ui={ui}
        title={title}
        line={t('applying.line')}
        actions={
          mayApply && (
            <>
              <ButtonLink href={newApplicationPath(programme.id)} kind="primary">
                {t('applying.apply')}
              </ButtonLink>
              <ButtonLink href={templatesPath}>{t('applying.all-templates')}</ButtonLink>
            </>
          )
        }
      />
      {applied.length === 0 ? (
        <Empty title={t('applying.none')}>{t('applying.none-what')}</Empty>
      ) : (
        <>
          <TableLine
            ui={ui}
            count={applied.length}
            exports={{ xlsx: withQuery(url, { format: 'xlsx' }), csv: withQuery(url, { format: 'csv' }) }}
          />
          <AppliedTable ui={ui} {...view} />
        </>
      )}
      {view.own.length > 0 && (
        <Section title={t('applying.own-templates')}>
          <ul>
            {view.own.map((template) => (
              <li>
                <a href={`${templatesPath}/${template.id}`}>{template.name}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  )
}

export const appliedSorts = ['order', 'template', 'at'] as const

function AppliedTable({ ui, programme, applied, mayApply, sort, url }: ApplicationsView & { ui: Ui }) {
  const { t } = ui
  const columns: Column<AppliedVersion>[] = [
    { key: 'order', label: t('applying.column.target'), sortable: true, cell: (one) => targetInWords(one, ui) },
    {
      key: 'template',
      label: t('applying.column.template'),
      sortable: true,
      cell: (one) => <a href={versionPath(one)}>{nameOf(one, ui)}</a>,
    },
    {
      key: 'version',
      label: t('applying.column.version'),
      cell: (one) => <Version ui={ui} programme={programme} one={one} mayApply={mayApply} />,
    },
    {
      key: 'at',
      label: t('applying.column.at'),
      sortable: true,
      cell: (one) => (
        <span>
          <a href={`${applicationsPath(programme.id)}/${one.id}`}>
            <Moment ui={ui} at={one.at} />
          </a>{' '}
          <span class="quiet">{one.by}</span>
        </span>
      ),
    },
  ]
  return (
    <Table
      ui={ui}
      caption={t('applying.title')}
      hideCaption
      cards
      columns={columns}
      rows={applied}
      sort={{ by: sort, url }}
    />
  )
}

const Version = ({
  ui,
  programme,
  one,
  mayApply,
}: {
  ui: Ui
  programme: ProgrammeView
  one: AppliedVersion
  mayApply: boolean
}) => (
  <span>
    {one.number}{' '}
    {one.latest > one.number && (
      <>
        <Tag label={ui.t('applying.newer', { number: one.latest })} tone="warning" sign="↑" />{' '}
        <a
          href={
            mayApply
              ? newRenewalPath(programme.id, { templateId: one.templateId, number: one.latest })
              : differencePath({ templateId: one.templateId, number: one.latest }, one.number)
          }
        >
          {ui.t(mayApply ? 'applying.renew' : 'applying.see-difference')}
        </a>
      </>
    )}
  </span>
)

export const nameOf = (one: AppliedVersion, ui: Pick<Ui, 'lang'>): string =>
  templateName({ programmeId: one.templateProgrammeId, builtInKey: one.builtInKey, name: one.templateName }, ui)

export const targetInWords = (one: AppliedVersion, { t }: Pick<Ui, 't'>): string =>
  one.isTemplateRollout ? t('applying.template-rollout', { name: one.targetName }) : one.targetName

/** The same rows as a sheet. */
export const appliedTable = (applied: readonly AppliedVersion[], ui: Ui) => ({
  name: ui.t('applying.title'),
  columns: [
    { header: ui.t('applying.column.target'), type: 'text' as const },
    { header: ui.t('applying.column.template'), type: 'text' as const },
    { header: ui.t('applying.column.version'), type: 'number' as const },
    { header: ui.t('applying.column.at'), type: 'date' as const },
  ],
  rows: applied.map((one) => [targetInWords(one, ui), nameOf(one, ui), one.number, one.at.slice(0, 10)]),
})

/** What an application came to. */
export function AppliedPage({
  frame,
  programme,
  one,
}: {
  frame: Frame
  programme: ProgrammeView
  one: AppliedVersion
}) {
  const { ui } = frame
  const { t } = ui
  const title = t('applying.done-title', { name: nameOf(one, ui) })
  return (
    <Page
      {...frame}
      title={title}
      programme={programmeTabs(ui, programme, 'waves')}
      crumbs={[
        { label: programme.name, href: `/programmes/${programme.id}` },
        { label: t('applying.title'), href: applicationsPath(programme.id) },
        { label: targetInWords(one, ui) },
      ]}
    >
      <PageHead
        ui={ui}
        title={title}
        line={t('applying.done-line', { target: targetInWords(one, ui), number: one.number })}
        actions={
          <ButtonLink href={`/programmes/${programme.id}/commitments`} kind="primary">
            {t('applying.to-commitments')}
          </ButtonLink>
        }
      />
      <Notice>
        <p>{t('applying.done-what', { count: one.total })}</p>
        <p>{t('applying.done-next')}</p>
      </Notice>
      <Facts
        facts={[
          { label: t('applying.column.version'), value: <a href={versionPath(one)}>{one.number}</a> },
          { label: t('applying.column.at'), value: <Moment ui={ui} at={one.at} />, note: one.by },
        ]}
      />
    </Page>
  )
}
