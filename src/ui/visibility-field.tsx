import { Radios } from './choices.tsx'
import type { Ui } from './ui.ts'

/** Who sees a record (product: "Every record has a visibility"). */
export type Visibility = 'own-organisation' | 'all-but-suppliers' | 'all-in-programme' | 'named-forum'

/** "Vem ser det här?": chosen at every form, in words. `offered` are those that the writer may choose; one alone is said, not asked. */
export function VisibilityField(props: {
  ui: Ui
  offered: readonly Visibility[]
  name?: string
  value?: string | undefined
  error?: string | undefined
  /** Names the own organisation and the forum in the choices. */
  organisation?: string | undefined
  forum?: string | undefined
  prefix?: string | undefined
}) {
  const { ui, offered, name = 'visibility' } = props
  const inWords = (visibility: Visibility) => visibilityInWords(visibility, ui, props)
  const only = offered.length === 1 ? offered[0] : undefined
  if (only) {
    return (
      <p class="seen-by">
        <input type="hidden" name={name} value={only} />
        {ui.t('ui.seen-by', { who: inWords(only) })}
      </p>
    )
  }
  const options = offered.map((value) => ({ value, label: inWords(value), hint: ui.t(`ui.visibility.${value}.hint`) }))
  return (
    <Radios
      ui={ui}
      name={name}
      label={ui.t('ui.who-sees')}
      value={props.value}
      error={props.error}
      prefix={props.prefix}
      options={options}
    />
  )
}

/** "bara Skara", "alla i programmet": stands after "Ses av". */
export function visibilityInWords(
  visibility: Visibility,
  { t }: Pick<Ui, 't'>,
  names: { organisation?: string | undefined; forum?: string | undefined } = {},
): string {
  if (visibility === 'own-organisation' && names.organisation)
    return t('ui.visibility.only', { name: names.organisation })
  if (visibility === 'named-forum' && names.forum) return names.forum
  return t(`ui.visibility.${visibility}`)
}
