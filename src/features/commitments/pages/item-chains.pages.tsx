import { inLanguage } from '#src/platform/i18n/index.ts'
import { Checkboxes, Day, Deed, Form, FormButtons, Section, SubmitButton, type Ui } from '#src/ui/index.ts'
import { commitmentPath } from '../commitment.ts'
import { areaName } from '../item.words.ts'
import type { Linked } from '../readings/commitment.store.ts'
import { type ItemView, stateOf } from './item-view.ts'

/** What it waits for ("väntar på …"), and what waits for it. */
export const ItemChains = (view: ItemView) => {
  const { frame, programme, item, may } = view
  const { ui } = frame
  const path = (one: Linked) => commitmentPath(programme.id, one.id)
  if (item.dependsOn.length + item.neededBy.length === 0 && !may.arrange) return null
  return (
    <Section title={ui.t('commitments.chain')}>
      {item.dependsOn.length > 0 && (
        <Chain ui={ui} title={ui.t('commitments.waits-for')} list={item.dependsOn} path={path} />
      )}
      {item.neededBy.length > 0 && (
        <Chain ui={ui} title={ui.t('commitments.needed-by')} list={item.neededBy} path={path} />
      )}
      {item.dependsOn.length + item.neededBy.length === 0 && <p class="quiet">{ui.t('commitments.chain-none')}</p>}
      {may.arrange && !item.withdrawnAt && view.needable.length > 0 && <Arrange {...view} />}
    </Section>
  )
}

const Chain = ({
  ui,
  title,
  list,
  path,
}: {
  ui: Ui
  title: string
  list: readonly Linked[]
  path: (one: Linked) => string
}) => (
  <>
    <h3>{title}</h3>
    <ul>
      {list.map((one) => (
        <li>
          <a href={path(one)}>{inLanguage(one.title, ui.lang)}</a>{' '}
          <span class="quiet">
            {one.ownerName} ·{' '}
            {one.open === 0 ? (
              ui.t('commitments.chain-come')
            ) : one.due ? (
              <Day ui={ui} date={one.forecast ?? one.due} short />
            ) : (
              ui.t('commitments.no-date')
            )}
            {one.open > 0 && one.due && one.due < ui.today && ` · ${ui.t('commitments.late')}`}
          </span>
        </li>
      ))}
    </ul>
  </>
)

const Arrange = (view: ItemView) => {
  const { frame, programme, item, needable } = view
  const { ui } = frame
  const { form, refusal, open } = stateOf(view, 'needs')
  const chosen = form?.values.needs
  const values =
    chosen === undefined ? item.dependsOn.map(({ id }) => id as string) : typeof chosen === 'string' ? [chosen] : chosen
  return (
    <Deed label={ui.t('commitments.deed.arrange')} kind="quiet" open={open}>
      <Form
        ui={ui}
        action={`${commitmentPath(programme.id, item.id)}/dependencies`}
        form={form}
        refusal={refusal}
        version={item.version}
        prefix="needs"
      >
        <Checkboxes
          ui={ui}
          name="needs"
          label={ui.t('commitments.waits-for')}
          hint={ui.t('commitments.needs-hint')}
          prefix="needs"
          optional
          values={values}
          options={needable
            .filter(({ id }) => id !== item.id)
            .map(({ id, title, areaKey }) => ({
              value: id,
              label: `${areaName(programme.areas, areaKey, ui)}: ${inLanguage(title, ui.lang)}`,
            }))}
        />
        <FormButtons ui={ui}>
          <SubmitButton kind="secondary">{ui.t('commitments.save')}</SubmitButton>
        </FormButtons>
      </Form>
    </Deed>
  )
}
