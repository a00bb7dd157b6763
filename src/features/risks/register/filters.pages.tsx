import type { ProgrammeView, RolloutRow } from '#src/features/programmes/index.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import { Filters, Select, sortValue, TextInput, type Ui, withQuery } from '#src/ui/index.ts'
import { type NamedHolder, type RiskLevel, riskStates } from '../risk.ts'
import { type RegisterView, registerPath } from './register.pages.tsx'
import { holderInWords } from './risk.words.ts'
import { narrowedBy, type RisksWish, riskKinds, usualSort } from './risk-filter.ts'

interface RegisterChoices {
  readonly rollouts: readonly RolloutRow[]
  readonly levels: readonly RiskLevel[]
  /** Those who decide about some risk; none are offered to a supplier. */
  readonly holders: readonly NamedHolder[]
}

interface FilterProps {
  readonly ui: Ui
  readonly programme: ProgrammeView
  readonly view: RegisterView
  readonly wish: RisksWish
  /** The page's own address with its query. */
  readonly url: string
  readonly choices: RegisterChoices
}

/** What the register can be narrowed to; all of it stands in the address. */
export const RegisterFilters = ({ ui, programme, view, wish, url, choices }: FilterProps) => {
  const { t } = ui
  const { filter } = wish
  const narrowed = narrowedBy(filter)
  return (
    <Filters
      ui={ui}
      action={registerPath(programme, view)}
      active={narrowed > 0}
      keep={{
        sort: sortValue(wish.sort) === sortValue(usualSort) ? undefined : sortValue(wish.sort),
        show: url.includes('show=all') ? 'all' : undefined,
        probability: filter.probability === undefined ? undefined : String(filter.probability),
        impact: filter.impact === undefined ? undefined : String(filter.impact),
      }}
      fold={t('risk-register.filter.fold', { count: narrowed })}
    >
      <TextInput ui={ui} type="search" name="q" label={t('risk-register.filter.text')} value={filter.text} optional />
      <Select
        ui={ui}
        name="only"
        label={t('risk-register.filter.only')}
        value={filter.only}
        empty={t('risk-register.filter.everything')}
        optional
        options={riskKinds.map((value) => ({ value, label: t(`risk-register.only.${value}`) }))}
      />
      <Select
        ui={ui}
        name="rollout"
        label={t('risk-register.column.whose')}
        value={filter.whose}
        empty={t('risk-register.filter.everyone')}
        optional
        options={[
          { value: 'programme', label: t('risk-register.programme') },
          ...choices.rollouts.map(({ id, partyName }) => ({ value: id, label: partyName })),
        ]}
      />
      <Select
        ui={ui}
        name="level"
        label={t('risk-register.column.level')}
        value={filter.level === undefined ? undefined : String(filter.level)}
        empty={t('risk-register.filter.every-level')}
        optional
        options={choices.levels.map(({ number, name }) => ({
          value: String(number),
          label: inLanguage(name, ui.lang),
        }))}
      />
      {choices.holders.length > 0 && (
        <Select
          ui={ui}
          name="holder"
          label={t('risk-register.column.holder')}
          value={filter.holderId}
          empty={t('risk-register.filter.everyone')}
          optional
          options={choices.holders.map((holder) => ({
            value: holder.id,
            label: holderInWords(holder, programme, ui),
          }))}
        />
      )}
      <Select
        ui={ui}
        name="state"
        label={t('risk-register.column.state')}
        value={filter.state}
        empty={t('risk-register.filter.every-state')}
        optional
        options={riskStates.map((value) => ({ value, label: t(`risk-register.state.${value}`) }))}
      />
    </Filters>
  )
}

/** What is open, or all; not offered where a state is chosen, which says it already. */
export const OpenOrAll = ({ ui, wish, url }: Pick<FilterProps, 'ui' | 'wish' | 'url'>) => {
  const { filter } = wish
  if (filter.state) return null
  return (
    <nav class="half-switch" aria-label={ui.t('risk-register.show')}>
      {(['open', 'all'] as const).map((show) => (
        <a
          href={withQuery(url, { show: show === 'all' ? 'all' : null, page: null })}
          aria-current={(show === 'open') === (filter.open === true) ? 'true' : undefined}
          data-turbo-action="replace"
        >
          {ui.t(`risk-register.show.${show}`)}
        </a>
      ))}
    </nav>
  )
}
