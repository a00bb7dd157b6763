import {
  bind,
  Combobox,
  DateInput,
  emptyForm,
  FieldGroup,
  Form,
  FormButtons,
  type Option,
  SubmitButton,
  TextInput,
} from '#src/ui/index.ts'
import { seatPath } from './paths.ts'
import type { SeatHolder } from './seat.ts'
import type { SeatPageProps } from './seat-page.ts'

type Props = SeatPageProps & { readonly choosable: readonly Option[] }

const formOf = ({ returned }: SeatPageProps, of: 'fill' | 'hand-over') =>
  returned?.of === of ? returned.form : emptyForm

/** Somebody chosen, or somebody new by name and address, takes the seat. */
export const FillForm = (props: Props) => {
  const { c, forum, seat, choosable } = props
  const { ui } = c.var.frame
  const { t } = ui
  const form = formOf(props, 'fill')
  const prefix = 'fill'
  return (
    // An invitation's link is shown once, in the answer itself: an answer that Turbo would not show.
    <div data-turbo="false">
      <Form ui={ui} action={`${seatPath(forum, seat)}/holdings`} form={form} prefix={prefix}>
        <Combobox
          ui={ui}
          {...bind(form, 'person')}
          prefix={prefix}
          label={t('people.person')}
          empty={t('people.choose-person')}
          options={choosable}
          optional
        />
        <FieldGroup title={t('people.or-someone-new')}>
          <p class="hint">{t('people.someone-new-note')}</p>
          <TextInput
            ui={ui}
            {...bind(form, 'name')}
            prefix={prefix}
            label={t('people.name')}
            maxlength={200}
            optional
          />
          <TextInput
            ui={ui}
            {...bind(form, 'email')}
            prefix={prefix}
            label={t('people.email')}
            type="email"
            maxlength={254}
            optional
          />
        </FieldGroup>
        <DateInput ui={ui} {...bind(form, 'from', ui.today)} prefix={prefix} label={t('people.from')} />
        <DateInput
          ui={ui}
          {...bind(form, 'to')}
          prefix={prefix}
          label={t('people.to')}
          hint={t('people.to-hint')}
          optional
        />
        <FormButtons ui={ui}>
          <SubmitButton kind="secondary">{t('forums.seat.fill')}</SubmitButton>
        </FormButtons>
      </Form>
    </div>
  )
}

/** The one who sits there leaves the seat to somebody, who begins the day after. */
export const HandOverSeatForm = (props: Props & { holder: SeatHolder }) => {
  const { c, forum, seat, choosable, holder } = props
  const { ui } = c.var.frame
  const { t } = ui
  const form = formOf(props, 'hand-over')
  const prefix = 'hand-over'
  return (
    <Form
      ui={ui}
      action={`${seatPath(forum, seat)}/handover`}
      form={form}
      prefix={prefix}
      hidden={{ fromPerson: holder.personId }}
    >
      <Combobox
        ui={ui}
        {...bind(form, 'toPerson')}
        prefix={prefix}
        label={t('people.hand-over-to')}
        empty={t('people.choose-person')}
        options={choosable}
      />
      <DateInput
        ui={ui}
        {...bind(form, 'on', ui.today)}
        prefix={prefix}
        label={t('people.hand-over-on')}
        hint={t('people.hand-over-hint')}
      />
      <FormButtons ui={ui}>
        <SubmitButton kind="secondary">{t('people.hand-over')}</SubmitButton>
      </FormButtons>
    </Form>
  )
}
