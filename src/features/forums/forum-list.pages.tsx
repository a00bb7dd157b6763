import type { RequestContext } from '#src/platform/http/index.ts'
import {
  ButtonLink,
  Empty,
  Filters,
  type Option,
  Page,
  PageHead,
  Pagination,
  Select,
  type Sort,
  sortValue,
  TableLine,
  TextInput,
  withQuery,
} from '#src/ui/index.ts'
import { forumKinds } from './forum.ts'
import type { ListedForum } from './forum-list.store.ts'
import { ForumTable } from './forum-table.pages.tsx'

export interface ForumFilter {
  readonly text: string
  readonly kind: string
  readonly programme: string
  /** Those that have ended too. */
  readonly ended: boolean
}

export const ForumListPage = (props: {
  c: RequestContext
  rows: readonly ListedForum[]
  total: number
  page: number
  pages: number
  filter: ForumFilter
  sort: Sort
  url: string
  programmes: readonly Option[]
  /** May make one. */
  creates: boolean
}) => {
  const { c, rows, total, filter, sort, url, programmes, creates } = props
  const { ui } = c.var.frame
  const { t } = ui
  const active = filter.text !== '' || filter.kind !== '' || filter.programme !== '' || filter.ended
  return (
    <Page {...c.var.frame} title={t('forums.title')} wide>
      <PageHead
        ui={ui}
        title={t('forums.title')}
        line={t('forums.line')}
        actions={
          creates && (
            <ButtonLink href="/forums/new" kind="primary">
              {t('forums.new')}
            </ButtonLink>
          )
        }
      />
      <Filters ui={ui} action="/forums" keep={{ sort: sortValue(sort) }} active={active}>
        <TextInput
          ui={ui}
          name="text"
          type="search"
          label={t('forums.name')}
          hideLabel
          optional
          placeholder={t('forums.name')}
          value={filter.text}
        />
        <Select
          ui={ui}
          name="kind"
          label={t('forums.kind')}
          hideLabel
          optional
          empty={t('forums.all-kinds')}
          options={forumKinds.map((value) => ({ value, label: t(`forums.kind.${value}`) }))}
          value={filter.kind}
        />
        {programmes.length > 1 && (
          <Select
            ui={ui}
            name="programme"
            label={t('forums.programme')}
            hideLabel
            optional
            empty={t('forums.all-programmes')}
            options={programmes}
            value={filter.programme}
          />
        )}
        <Select
          ui={ui}
          name="ended"
          label={t('forums.ended.shown')}
          hideLabel
          optional
          empty={t('forums.ended.without')}
          options={[{ value: 'yes', label: t('forums.ended.with') }]}
          value={filter.ended ? 'yes' : ''}
        />
      </Filters>
      {rows.length === 0 ? (
        <Empty title={t(active ? 'forums.empty-filter' : 'forums.empty')}>{!active && t('forums.empty.what')}</Empty>
      ) : (
        <>
          <TableLine
            ui={ui}
            count={total}
            exports={{ xlsx: withQuery(url, { format: 'xlsx' }), csv: withQuery(url, { format: 'csv' }) }}
          />
          <ForumTable ui={ui} rows={rows} sort={sort} url={url} showProgrammes />
          <Pagination ui={ui} url={url} page={props.page} pages={props.pages} />
        </>
      )}
    </Page>
  )
}
