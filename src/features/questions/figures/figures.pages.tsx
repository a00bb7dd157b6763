import { type ProgrammeView, programmeTabs, programmeTopic } from '#src/features/programmes/index.ts'
import type { Frame } from '#src/ui/frame.ts'
import {
  AgesBars,
  DateInput,
  Empty,
  Filters,
  Page,
  PageHead,
  Section,
  sortValue,
  Table,
  TableLine,
  withQuery,
} from '#src/ui/index.ts'
import { questionsPath } from '../question.ts'
import { ageBands } from './ages.ts'
import { columnsOf, hrefOf, nameOf } from './figure-columns.pages.tsx'
import { type FigureSort, isTogether, openInAll, type Period, type PlaceFigures } from './figures.ts'

interface FiguresProps {
  readonly frame: Frame
  readonly programme: ProgrammeView
  readonly period: Period
  /** What was typed, when it is no period. */
  readonly wrong: string | undefined
  readonly figures: readonly PlaceFigures[]
  readonly sort: { readonly key: FigureSort; readonly descending: boolean }
  readonly url: string
}

/** Organisations in the picture at most: those with most that is open. All stand in the table. */
const pictured = 12

/** How long an answer takes, place by place: the promise, measured. */
export const FiguresPage = ({ frame, programme, period, wrong, figures, sort, url }: FiguresProps) => {
  const { ui } = frame
  const { t } = ui
  const title = t('question-list.figures')
  const here = `${questionsPath(programme.id)}/figures`
  const bands = ageBands.map((band) => t(`question-list.age.${band}`))
  const drawn = rowsToDraw(figures)
  return (
    <Page
      {...frame}
      title={title}
      programme={programmeTabs(ui, programme, 'questions')}
      crumbs={[{ label: t('question-list.title'), href: questionsPath(programme.id) }, { label: title }]}
      live={[`${programmeTopic(programme.id)}@${programme.liveVersion}`]}
      wide
    >
      <PageHead ui={ui} title={title} line={t('question-list.figures.line')} />
      <Filters ui={ui} action={here} keep={{ sort: url.includes('sort=') ? sortValue(sort) : undefined }}>
        <DateInput ui={ui} name="from" label={t('question-list.from')} value={period.from} optional error={wrong} />
        <DateInput ui={ui} name="to" label={t('question-list.to')} value={period.to} optional />
      </Filters>
      {figures.length === 0 ? (
        <Empty title={t('question-list.figures.none')}>{t('question-list.figures.none-what')}</Empty>
      ) : (
        <>
          {drawn.length > 0 && (
            <Section title={t('question-list.figures.open-now')} note={t('question-list.figures.open-note')}>
              <AgesBars
                ui={ui}
                bands={bands}
                rows={drawn.map((row) => ({
                  name: nameOf(row, ui),
                  href: hrefOf(programme, row, { state: 'open' }),
                  counts: ageBands.map((band) => row.open[band]),
                }))}
              />
            </Section>
          )}
          <Section title={t('question-list.figures.by-place')}>
            <TableLine
              ui={ui}
              count={figures.length}
              exports={{ xlsx: withQuery(url, { format: 'xlsx' }), csv: withQuery(url, { format: 'csv' }) }}
            />
            <Table
              ui={ui}
              caption={t('question-list.figures.by-place')}
              hideCaption
              rows={figures}
              columns={columnsOf(programme, period, ui)}
              sort={{ by: sort, url }}
            />
          </Section>
        </>
      )}
      <details>
        <summary>{t('question-list.figures.how')}</summary>
        <ul>
          {(['median', 'share', 'postponed', 'open', 'seen'] as const).map((what) => (
            <li>{t(`question-list.figures.how.${what}`)}</li>
          ))}
        </ul>
      </details>
    </Page>
  )
}

/** The programme, the forums and all organisations together; then the organisations where most is open. */
function rowsToDraw(figures: readonly PlaceFigures[]): PlaceFigures[] {
  const open = figures.filter((row) => openInAll(row) > 0)
  const single = open.filter((row) => row.place === 'organisation' && !isTogether(row))
  const most = single.toSorted((a, b) => openInAll(b) - openInAll(a)).slice(0, pictured)
  return [...open.filter((row) => row.place !== 'organisation' || isTogether(row)), ...most]
}
