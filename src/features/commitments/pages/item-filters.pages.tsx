import type { ProgrammeView, RolloutRow, Wave } from '#src/features/programmes/index.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import { Checkbox, Filters, Select, sortValue, TextInput, type Ui } from '#src/ui/index.ts'
import { type ItemFilter, itemKinds } from '../item-filter.ts'
import type { ItemsWish } from '../item-list.ts'
import type { Choosable } from '../readings/choices.store.ts'
import { receiptStates } from '../rules/receipt.ts'

/** What the list can be narrowed to; all of it stands in the address. */
export const ItemFilters = (props: {
  ui: Ui
  programme: ProgrammeView
  wish: ItemsWish
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
      active={isNarrowed(filter)}
      keep={{ sort: sortValue(wish.sort) === 'due' ? undefined : sortValue(wish.sort) }}
    >
      <TextInput
        ui={ui}
        type="search"
        name="q"
        label={t('commitments.filter.text')}
        value={filter.text}
        optional
        hideLabel
        placeholder={t('commitments.filter.text')}
      />
      <Select
        ui={ui}
        name="only"
        label={t('commitments.filter.only')}
        value={filter.only}
        empty={t('commitments.filter.everything')}
        optional
        hideLabel
        options={itemKinds.map((value) => ({ value, label: t(`commitments.only.${value}`) }))}
      />
      <Select
        ui={ui}
        name="rollout"
        label={t('commitments.column.receiver')}
        value={filter.rolloutId}
        empty={t('commitments.filter.all-receivers')}
        optional
        hideLabel
        options={props.rollouts.map(({ id, partyName }) => ({ value: id, label: partyName }))}
      />
      <Select
        ui={ui}
        name="wave"
        label={t('commitments.filter.wave')}
        value={filter.waveId}
        empty={t('commitments.filter.all-waves')}
        optional
        hideLabel
        options={props.waves.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        ui={ui}
        name="area"
        label={t('commitments.column.area')}
        value={filter.areaKey}
        empty={t('commitments.filter.all-areas')}
        optional
        hideLabel
        options={programme.areas.map(({ key, name }) => ({ value: key, label: inLanguage(name, ui.lang) }))}
      />
      <Select
        ui={ui}
        name="state"
        label={t('commitments.column.state')}
        value={filter.state}
        empty={t('commitments.filter.all-states')}
        optional
        hideLabel
        options={receiptStates.map((value) => ({ value, label: t(`ui.receipt.${value}`) }))}
      />
      <Select
        ui={ui}
        name="owner"
        label={t('commitments.column.owner')}
        value={filter.ownerId}
        empty={t('commitments.filter.all-owners')}
        optional
        hideLabel
        options={props.owners.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        ui={ui}
        name="half"
        label={t('commitments.filter.half')}
        value={filter.half}
        empty={t('commitments.filter.both-halves')}
        optional
        hideLabel
        options={(['deliveries', 'preparations'] as const).map((value) => ({ value, label: t(`ui.half.${value}`) }))}
      />
      <Checkbox ui={ui} name="critical" label={t('commitments.filter.critical')} checked={filter.critical} />
    </Filters>
  )
}

const isNarrowed = (filter: ItemFilter): boolean => Object.values(filter).some((value) => value !== undefined)
