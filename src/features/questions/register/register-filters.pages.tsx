import type { ProgrammeView } from '#src/features/programmes/index.ts'
import { Day, Filters, Select, sortValue, TextInput, type Ui, withQuery } from '#src/ui/index.ts'
import { ageBands } from '../figures/ages.ts'
import { questionKinds, questionStates, questionsPath } from '../question.ts'
import { type QuestionFilter, questionViews } from './question-filter.ts'
import type { QuestionsWish } from './wish.ts'

interface Named {
  readonly id: string
  readonly name: string
}

export interface RegisterFilterProps {
  readonly ui: Ui
  readonly programme: ProgrammeView
  readonly wish: QuestionsWish
  /** The page's own address with its query. */
  readonly url: string
  readonly organisations: readonly Named[]
  readonly forums: readonly Named[]
}

/** Whose questions, and the answers alone: the list's first choice, as links. */
export const Views = ({ ui, wish, url }: Pick<RegisterFilterProps, 'ui' | 'wish' | 'url'>) => (
  <nav class="half-switch" aria-label={ui.t('question-list.views')}>
    {questionViews.map((view) => (
      <a
        href={withQuery(url, { view: view === 'all' ? null : view, page: null })}
        aria-current={view === wish.filter.view ? 'true' : undefined}
        data-turbo-action="replace"
      >
        {ui.t(`question-list.view.${view}`)}
      </a>
    ))}
  </nav>
)

/** What the list can be narrowed to; all of it stands in the address. */
export const RegisterFilters = ({ ui, programme, wish, organisations, forums }: RegisterFilterProps) => {
  const { t } = ui
  const { filter } = wish
  const { view, counted } = filter
  return (
    <Filters
      ui={ui}
      action={questionsPath(programme.id)}
      active={chosen(filter) > 0}
      keep={{
        view: view === 'all' ? undefined : view,
        sort: sortValue(wish.sort) === 'answer-by' ? undefined : sortValue(wish.sort),
        ...(counted && { counted: counted.kind, from: counted.from, to: counted.to }),
      }}
      fold={t('question-list.filter.fold', { count: chosen(filter) })}
    >
      <TextInput ui={ui} type="search" name="q" label={t('question-list.filter.text')} value={filter.text} optional />
      <Select
        ui={ui}
        name="state"
        label={t('question-list.state')}
        value={filter.state}
        empty={t('question-list.filter.all-states')}
        optional
        options={[
          { value: 'open', label: t('question-list.open') },
          ...questionStates.map((value) => ({ value, label: t(`questions.state.${value}`) })),
        ]}
      />
      <Select
        ui={ui}
        name="at"
        label={t('question-list.place')}
        value={filter.at}
        empty={t('question-list.filter.all-places')}
        optional
        options={[
          { value: 'organisation', label: t('question-list.at-home') },
          { value: 'programme', label: t('question-list.the-programme') },
          ...forums.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Select
        ui={ui}
        name="organisation"
        label={t('question-list.organisation')}
        value={filter.organisationId}
        empty={t('question-list.filter.all-organisations')}
        optional
        options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        ui={ui}
        name="kind"
        label={t('question-list.kind')}
        value={filter.kind}
        empty={t('question-list.filter.all-kinds')}
        optional
        options={questionKinds.map((value) => ({ value, label: t(`questions.kind.${value}`) }))}
      />
      {filter.age && (
        <Select
          ui={ui}
          name="age"
          label={t('question-list.age')}
          value={filter.age}
          empty={t('question-list.filter.all-ages')}
          optional
          options={ageBands.map((value) => ({ value, label: t(`question-list.age.${value}`) }))}
        />
      )}
    </Filters>
  )
}

/** How many choices narrow the list, beside whose it shows. */
const chosen = ({ view: _, ...filter }: QuestionFilter): number =>
  Object.values(filter).filter((value) => value !== undefined).length

/** The list shows what a figure was counted from: says so, and leads back to all. */
export const CountedLine = ({ ui, wish, url, forums }: Pick<RegisterFilterProps, 'ui' | 'wish' | 'url' | 'forums'>) => {
  const { counted, at } = wish.filter
  if (!counted) return null
  const forum = forums.find(({ id }) => id === at)?.name
  const place =
    forum ?? (at === 'programme' ? ui.t('question-list.the-programme') : at ? ui.t('question-list.at-home') : '')
  return (
    <p class="quiet">
      {ui.t(`question-list.counted.${counted.kind}`)} {place && `${place}. `}
      <Day ui={ui} date={counted.from} short /> – <Day ui={ui} date={counted.to} short />.{' '}
      <a href={withQuery(url, { counted: null, from: null, to: null, page: null })}>
        {ui.t('question-list.counted.clear')}
      </a>
    </p>
  )
}
