import type { ProgrammeView, RolloutRow, Wave } from '#src/features/programmes/index.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import { Checkbox, Filters, Select, sortValue, TextInput, type Ui, withQuery } from '#src/ui/index.ts'
import { type ItemFilter, itemKinds } from '../item-filter.ts'
import type { ItemsWish } from '../item-list.ts'
import type { Choosable } from '../readings/choices.store.ts'
import { receiptStates } from '../rules/receipt.ts'

/** What the list can be narrowed to; all of it stands in the address. */
export const ItemFilters = (props: {
  ui: Ui
  programme: ProgrammeView
  wish: ItemsWish
  /** The page's own address with its query. */
  url: string
  rollouts: readonly RolloutRow[]
  waves: readonly Wave[]
  owners: readonly Choosable<'party'>[]
}) => {
  const { ui, programme, wish } = props
  const { t } = ui
  const { filter } = wish
  return (
    <Filters
      ui={ui}
      action={`/programmes/${programme.id}/commitments`}
      active={chosen(filter) > 0}
      keep={{
        sort: sortValue(wish.sort) === 'urgency' ? undefined : sortValue(wish.sort),
        show: props.url.includes('show=all') ? 'all' : undefined,
      }}
      fold={t('commitments.filter.fold', { count: chosen(filter) })}
    >
      <TextInput ui={ui} type="search" name="q" label={t('commitments.filter.text')} value={filter.text} optional />
      <Select
        ui={ui}
        name="only"
        label={t('commitments.filter.only')}
        value={filter.only}
        empty={t('commitments.filter.everything')}
        optional
        options={itemKinds.map((value) => ({ value, label: t(`commitments.only.${value}`) }))}
      />
      <Select
        ui={ui}
        name="rollout"
        label={t('commitments.column.receiver')}
        value={filter.rolloutId}
        empty={t('commitments.filter.all-receivers')}
        optional
        options={props.rollouts.map(({ id, partyName }) => ({ value: id, label: partyName }))}
      />
      <Select
        ui={ui}
        name="wave"
        label={t('commitments.filter.wave')}
        value={filter.waveId}
        empty={t('commitments.filter.all-waves')}
        optional
        options={props.waves.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        ui={ui}
        name="area"
        label={t('commitments.column.area')}
        value={filter.areaKey}
        empty={t('commitments.filter.all-areas')}
        optional
        options={programme.areas.map(({ key, name }) => ({ value: key, label: inLanguage(name, ui.lang) }))}
      />
      <Select
        ui={ui}
        name="state"
        label={t('commitments.column.state')}
        value={filter.state}
        empty={t('commitments.filter.all-states')}
        optional
        options={receiptStates.map((value) => ({ value, label: t(`ui.receipt.${value}`) }))}
      />
      <Select
        ui={ui}
        name="owner"
        label={t('commitments.column.owner')}
        value={filter.ownerId}
        empty={t('commitments.filter.all-owners')}
        optional
        options={props.owners.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        ui={ui}
        name="half"
        label={t('commitments.filter.half')}
        value={filter.half}
        empty={t('commitments.filter.both-halves')}
        optional
        options={(['deliveries', 'preparations'] as const).map((value) => ({ value, label: t(`ui.half.${value}`) }))}
      />
      <Checkbox ui={ui} name="critical" label={t('commitments.filter.critical')} checked={filter.critical} />
    </Filters>
  )
}

/** How many choices narrow the list, beside its usual "what remains". */
const chosen = ({ open: _, ...filter }: ItemFilter): number =>
  Object.values(filter).filter((value) => value !== undefined).length

/** What remains, or all; the choice stands in the address. Not offered where another choice already says which. */
export const OpenOrAll = ({ ui, wish, url }: { ui: Ui; wish: ItemsWish; url: string }) => {
  const all = url.includes('show=all')
  if (!all && !wish.filter.open) return null
  return (
    <nav class="half-switch" aria-label={ui.t('commitments.show')}>
      {(['open', 'all'] as const).map((show) => (
        <a
          href={withQuery(url, { show: show === 'all' ? 'all' : null, page: null })}
          aria-current={(show === 'all') === all ? 'true' : undefined}
          data-turbo-action="replace"
        >
          {ui.t(`commitments.show.${show}`)}
        </a>
      ))}
    </nav>
  )
}
