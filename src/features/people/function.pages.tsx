import type { Frame } from '#src/ui/frame.ts'
import {
  bind,
  Combobox,
  type Crumb,
  DateInput,
  Day,
  Deed,
  Empty,
  Expected,
  emptyForm,
  FieldGroup,
  Form,
  FormButtons,
  type FormState,
  Page,
  PageHead,
  Section,
  SubmitButton,
  Table,
  TextInput,
} from '#src/ui/index.ts'
import type { FunctionInPlace, Holder } from './function.ts'
import { Vacant } from './function-holder.tsx'
import { namesOf } from './function-name.ts'
import { holdsOn } from './holding.ts'
import type { Choosable } from './person.store.ts'

/** Which form came back, with what was typed. Of `end` there is one for each holding. */
export interface Returned {
  readonly of: 'appoint' | 'hand-over' | `end-${string}`
  readonly form: FormState
}

export interface FunctionPageProps {
  readonly frame: Frame
  readonly duty: FunctionInPlace
  /** The function's name in the reader's language. */
  readonly name: string
  readonly programme: { readonly name: string; readonly href: string } | null
  /** Whom the reader may choose among; null when the reader may not appoint here. */
  readonly choosable: readonly Choosable[] | null
  readonly returned?: Returned | undefined
  readonly done?: string | undefined
}

export function FunctionPage(props: FunctionPageProps) {
  const { frame, duty, name, programme, choosable } = props
  const { ui } = frame
  const present = duty.holders.filter((one) => holdsOn(one, ui.today))
  const title = ui.t('people.function-of', { name, party: duty.partyName })
  const crumbs: Crumb[] = [...(programme ? [{ label: programme.name, href: programme.href }] : []), { label: title }]
  const flash = props.done && ({ kind: 'done', text: ui.t(`people.done.${props.done}`) } as const)
  return (
    <Page {...frame} title={title} crumbs={crumbs} flash={flash || undefined}>
      <PageHead ui={ui} title={title} line={now(frame, present)} seenBy={ui.t('people.function-seen-by')} />
      {choosable && present.length === 0 && <Expected ui={ui}>{ui.t('people.expected-appoint')}</Expected>}
      {choosable && <Deeds {...props} choosable={choosable} present={present} />}
      <Section title={ui.t('people.holders')}>
        {duty.holders.length === 0 ? (
          <Empty title={ui.t('people.never-held')}>{ui.t('people.never-held-note')}</Empty>
        ) : (
          <Holders {...props} />
        )}
      </Section>
    </Page>
  )
}

const now = ({ ui }: Frame, present: readonly Holder[]) =>
  present.length === 0 ? <Vacant ui={ui} /> : ui.t('people.held-by', { names: namesOf(ui.lang, present) })

type DeedsProps = FunctionPageProps & { choosable: readonly Choosable[]; present: readonly Holder[] }

const options = (choosable: readonly Choosable[]) =>
  choosable.map((one) => ({ value: one.id, label: `${one.name} (${one.email})` }))

function Deeds(props: DeedsProps) {
  const { frame, returned, present } = props
  return (
    <>
      <Deed
        label={frame.ui.t('people.appoint')}
        open={returned?.of === 'appoint' || present.length === 0}
        kind="primary"
      >
        <AppointForm {...props} />
      </Deed>
      {present.length > 0 && (
        <Deed label={frame.ui.t('people.hand-over')} open={returned?.of === 'hand-over'}>
          <HandOverForm {...props} />
        </Deed>
      )}
    </>
  )
}

function AppointForm({ frame: { ui }, duty, choosable, returned }: DeedsProps) {
  const form = returned?.of === 'appoint' ? returned.form : emptyForm
  const prefix = 'appoint'
  return (
    // An invitation's link is shown once, in the answer itself: an answer that Turbo would not show.
    <div data-turbo="false">
      <Form ui={ui} action={`/functions/${duty.id}/holdings`} form={form} prefix={prefix}>
        <FieldGroup title={ui.t('people.choose-person')}>
          <Combobox
            ui={ui}
            {...bind(form, 'person')}
            prefix={prefix}
            label={ui.t('people.person')}
            empty={ui.t('people.choose-person')}
            options={options(choosable)}
            optional
          />
        </FieldGroup>
        <FieldGroup title={ui.t('people.or-someone-new')}>
          <p class="hint">{ui.t('people.someone-new-note')}</p>
          <TextInput
            ui={ui}
            {...bind(form, 'name')}
            prefix={prefix}
            label={ui.t('people.name')}
            maxlength={200}
            optional
          />
          <TextInput
            ui={ui}
            {...bind(form, 'email')}
            prefix={prefix}
            label={ui.t('people.email')}
            type="email"
            maxlength={254}
            optional
          />
        </FieldGroup>
        <DateInput ui={ui} {...bind(form, 'from', ui.today)} prefix={prefix} label={ui.t('people.from')} />
        <DateInput
          ui={ui}
          {...bind(form, 'to')}
          prefix={prefix}
          label={ui.t('people.to')}
          hint={ui.t('people.to-hint')}
          optional
        />
        <FormButtons ui={ui}>
          <SubmitButton>{ui.t('people.appoint')}</SubmitButton>
        </FormButtons>
      </Form>
    </div>
  )
}

function HandOverForm({ frame: { ui }, duty, choosable, present, returned }: DeedsProps) {
  const form = returned?.of === 'hand-over' ? returned.form : emptyForm
  const prefix = 'hand-over'
  const holders = present.map((one) => ({ value: one.personId, label: one.name }))
  return (
    <Form ui={ui} action={`/functions/${duty.id}/handover`} form={form} prefix={prefix}>
      <Combobox
        ui={ui}
        {...bind(form, 'fromPerson', holders[0]?.value)}
        prefix={prefix}
        label={ui.t('people.hand-over-from')}
        options={holders}
      />
      <Combobox
        ui={ui}
        {...bind(form, 'toPerson')}
        prefix={prefix}
        label={ui.t('people.hand-over-to')}
        empty={ui.t('people.choose-person')}
        options={options(choosable)}
      />
      <DateInput
        ui={ui}
        {...bind(form, 'on', ui.today)}
        prefix={prefix}
        label={ui.t('people.hand-over-on')}
        hint={ui.t('people.hand-over-hint')}
      />
      <FormButtons ui={ui}>
        <SubmitButton>{ui.t('people.hand-over')}</SubmitButton>
      </FormButtons>
    </Form>
  )
}

function Holders({ frame: { ui }, duty, choosable, returned }: FunctionPageProps) {
  const open = (one: Holder) => choosable !== null && (one.to === null || one.to >= ui.today)
  return (
    <Table
      ui={ui}
      caption={ui.t('people.holders')}
      hideCaption
      cards
      rows={duty.holders}
      columns={[
        { key: 'name', label: ui.t('people.name'), cell: (one) => <a href={`/people/${one.personId}`}>{one.name}</a> },
        { key: 'from', label: ui.t('people.from'), cell: (one) => <Day ui={ui} date={one.from} short /> },
        {
          key: 'to',
          label: ui.t('people.to'),
          cell: (one) => (one.to ? <Day ui={ui} date={one.to} short /> : ui.t('people.until-further')),
        },
        ...(choosable
          ? [
              {
                key: 'end',
                label: ui.t('people.end'),
                cell: (one: Holder) => open(one) && <EndForm {...{ ui, duty, one, returned }} />,
              },
            ]
          : []),
      ]}
    />
  )
}

function EndForm({
  ui,
  duty,
  one,
  returned,
}: {
  ui: Frame['ui']
  duty: FunctionInPlace
  one: Holder
  returned: Returned | undefined
}) {
  const form = returned?.of === `end-${one.id}` ? returned.form : emptyForm
  const prefix = `end-${one.id}`
  return (
    <Deed label={ui.t('people.end')} kind="quiet" open={form !== emptyForm}>
      <Form ui={ui} action={`/functions/${duty.id}/holdings/${one.id}/end`} form={form} prefix={prefix} inline>
        <DateInput
          ui={ui}
          {...bind(form, 'on', ui.today)}
          prefix={prefix}
          label={ui.t('people.last-day', { name: one.name })}
        />
        <SubmitButton kind="secondary">{ui.t('people.end')}</SubmitButton>
      </Form>
    </Deed>
  )
}
