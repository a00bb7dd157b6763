import { ProgrammePage, type ProgrammeView } from '#src/features/programmes/index.ts'
import type { RequestContext } from '#src/platform/http/index.ts'
import {
  ButtonLink,
  Empty,
  type ForumNode,
  ForumPicture,
  PageHead,
  Section,
  type Sort,
  TableLine,
  type Ui,
  withQuery,
} from '#src/ui/index.ts'
import type { RiskMandate } from './forum.deps.ts'
import { levelInWords } from './forum.words.ts'
import type { ListedForum } from './forum-list.store.ts'
import { ForumTable } from './forum-table.pages.tsx'
import { type Branch, treesOf } from './forum-tree.ts'
import { forumPath } from './paths.ts'

interface ProgrammeForumsProps {
  readonly c: RequestContext
  readonly programme: ProgrammeView
  /** Living ones, in the order asked for. */
  readonly rows: readonly ListedForum[]
  /** Which risk levels each decides about. */
  readonly mandates: ReadonlyMap<string, readonly RiskMandate[]>
  readonly sort: Sort
  readonly url: string
  readonly creates: boolean
}

/** The forums of a programme: the picture of how they hang together, and a table. */
export const ProgrammeForumsPage = (props: ProgrammeForumsProps) => {
  const { c, programme, rows, sort, url, creates } = props
  const { ui } = c.var.frame
  const { t } = ui
  return (
    <ProgrammePage c={c} programme={programme} title={t('programmes.tab.forums')} section="forums" wide>
      <PageHead
        ui={ui}
        title={t('programmes.tab.forums')}
        line={t('forums.of-programme.line')}
        seenBy={t('forums.of-programme.seen-by')}
        actions={
          creates && (
            <ButtonLink href={`/forums/new?programme=${programme.id}`} kind="primary">
              {t('forums.new')}
            </ButtonLink>
          )
        }
      />
      {rows.length === 0 ? (
        <Empty title={t('forums.of-programme.none')}>{creates && t('forums.of-programme.none.what')}</Empty>
      ) : (
        <>
          <Section title={t('forums.picture')} id="picture" note={t('forums.picture.note')}>
            <ForumPicture
              ui={ui}
              label={t('forums.picture')}
              words={{
                liftsTo: (forum) => t('forums.lifts-to', { forum }),
                folded: (count) => t('forums.folded', { count }),
              }}
              roots={largestFirst(treesOf(rows)).map((branch) => nodeOf(ui, props, branch))}
            />
          </Section>
          <Section title={t('forums.all')} id="table">
            <TableLine
              ui={ui}
              count={rows.length}
              exports={{ xlsx: withQuery(url, { format: 'xlsx' }), csv: withQuery(url, { format: 'csv' }) }}
            />
            <ForumTable ui={ui} rows={rows} sort={sort} url={url} showProgrammes={false} />
          </Section>
        </>
      )}
    </ProgrammePage>
  )
}

/** Those that others lift to before those that stand alone. */
const largestFirst = (trees: readonly Branch<ListedForum>[]) =>
  trees.toSorted((a, b) => Number(b.below.length > 0) - Number(a.below.length > 0))

function nodeOf(ui: Ui, props: ProgrammeForumsProps, { forum, below }: Branch<ListedForum>): ForumNode {
  const { t } = ui
  const gates = forum.programmes.find(({ id }) => id === props.programme.id)?.gates ?? []
  const levels = props.mandates.get(forum.id) ?? []
  const decides = [
    ...levels.map((level) => t('forums.decides.level', { level: levelInWords(ui, level) })),
    ...gates.map((gate) => t(`forums.decides.gate.${gate}`)),
  ]
  // Where nothing is lifted and nothing decided, a missing chair keeps nobody waiting.
  const awaited = forum.kind === 'steering' || decides.length > 0 || below.length > 0
  return {
    id: forum.id,
    name: forum.name,
    href: forumPath(forum),
    note: [
      t(`forums.kind-of.${forum.isLocal ? 'local' : 'shared'}.${forum.kind}`),
      forum.groupOf.length > 0 ? forum.groupOf.join(', ') : forum.partyName,
    ].join(' · '),
    decides,
    warning: awaited && forum.within && forum.chair === null ? t('forums.chair-vacant') : undefined,
    below: below.map((branch) => nodeOf(ui, props, branch)),
  }
}
