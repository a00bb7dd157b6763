import { bind, FieldGroup, type FormState, Radios, type Ui } from '#src/ui/index.ts'
import type { Scores } from '../risk.ts'
import { scale } from '../rules/levels.ts'

/** Probability and impact, 1–5 each, in words: what they give is worked out when it is saved. */
export const ScoreFields = (props: {
  ui: Ui
  form: FormState
  prefix?: string
  now?: Scores | undefined
  legend: string
}) => {
  const { ui, form, prefix, now } = props
  const options = scale.map((step) => ({ value: String(step), label: `${step} ${ui.t(`ui.risk-scale.${step}`)}` }))
  return (
    <FieldGroup title={props.legend}>
      <Radios
        ui={ui}
        {...bind(form, 'probability', now && String(now.probability))}
        label={ui.t('risks.probability')}
        options={options}
        prefix={prefix}
        inline
      />
      <Radios
        ui={ui}
        {...bind(form, 'impact', now && String(now.impact))}
        label={ui.t('risks.impact')}
        options={options}
        prefix={prefix}
        inline
      />
    </FieldGroup>
  )
}
