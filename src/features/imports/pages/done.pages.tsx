import { ButtonLink, Facts, Page, PageHead } from '#src/ui/index.ts'
import type { PendingImport } from '../import.store.ts'
import { frameOf, type ImportPageProps } from './frame.tsx'

/** What came of it, and where to go next. */
export const DonePage = (props: ImportPageProps & { readonly pending: PendingImport }) => {
  const { pending, programme } = props
  const { ui, t, frame } = frameOf(props, pending.fileName)
  const to = pending.kind === 'plan' ? 'commitments' : 'waves'
  const outcomes = ['add', 'change', 'same', 'refuse', ...(pending.kind === 'plan' ? ['missing'] : [])]
  return (
    <Page {...frame} title={t('imports.done.title')}>
      <PageHead
        ui={ui}
        title={t('imports.done.title')}
        line={t('imports.done.line', { file: pending.fileName })}
        actions={
          <ButtonLink kind="primary" href={`/programmes/${programme.id}/${to}`}>
            {t(`imports.done.to.${to}`)}
          </ButtonLink>
        }
      />
      <Facts
        columns
        facts={outcomes.map((outcome) => ({
          label: t(`imports.result.${outcome}`),
          value: pending.result?.[outcome] ?? 0,
        }))}
      />
      <p>
        <a href={`/programmes/${programme.id}`}>{t('imports.done.overview')}</a> ·{' '}
        <a href={`/programmes/${programme.id}/history`}>{t('imports.done.history')}</a> ·{' '}
        <a href={`/programmes/${programme.id}/imports`}>{t('imports.done.more')}</a>
      </p>
    </Page>
  )
}
