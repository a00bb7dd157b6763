import { OpenDialogButton, SubmitButton } from '../button.tsx'
import { Checkbox, Checkboxes, Combobox, Radios, Select } from '../choices.tsx'
import { ConfirmDialog, Deed, More } from '../dialogs.tsx'
import { FieldGroup, Form, FormButtons } from '../form.tsx'
import { bind, bindAll, emptyForm, type FormState } from '../form-state.ts'
import { DateInput, FileInput, TextArea, TextInput } from '../inputs.tsx'
import type { Ui } from '../ui.ts'
import { VisibilityField } from '../visibility-field.tsx'

const municipalities = [
  'Essunga',
  'Grästorp',
  'Gullspång',
  'Götene',
  'Hjo',
  'Lidköping',
  'Mariestad',
  'Skara',
  'Tibro',
  'Vara',
].map((name) => ({ value: name.toLowerCase(), label: name }))

export const wholeForm = (ui: Ui, form: FormState = emptyForm, prefix = 'whole') => (
  <Form ui={ui} action="/commitments" form={form} version={3} once="a-fresh-key" prefix={prefix} files>
    <TextInput
      ui={ui}
      label="Rubrik"
      {...bind(form, 'title')}
      prefix={prefix}
      hint="Så att alla förstår vad som ska finnas."
    />
    <TextArea ui={ui} label="Varför det spelar roll" {...bind(form, 'why')} prefix={prefix} optional />
    <Combobox
      ui={ui}
      label="Ska leverera"
      {...bind(form, 'owner')}
      prefix={prefix}
      options={municipalities}
      empty="Välj …"
    />
    <Select
      ui={ui}
      label="Etapp"
      {...bind(form, 'wave', '2')}
      prefix={prefix}
      options={[
        { value: '1', label: 'Etapp 1' },
        { value: '2', label: 'Etapp 2' },
      ]}
    />
    <FieldGroup title="När">
      <DateInput ui={ui} label="Förfaller" {...bind(form, 'due')} prefix={prefix} />
      <Radios
        ui={ui}
        label="Räknas från"
        {...bind(form, 'from', 'go-live')}
        prefix={prefix}
        options={[
          { value: 'go-live', label: 'Driftstart', hint: 'Flyttas med den.' },
          { value: 'fixed', label: 'Ett fast datum' },
        ]}
      />
    </FieldGroup>
    <Checkboxes
      ui={ui}
      label="Tar emot"
      {...bindAll(form, 'receivers', ['hjo'])}
      prefix={prefix}
      options={municipalities.slice(0, 5)}
      inline
    />
    <Checkbox ui={ui} name="critical" label="Kritisk: driftstart kan inte ske utan den" prefix={prefix} />
    <FileInput
      ui={ui}
      name="file"
      label="Fil"
      optional
      hint="PDF, Word eller Excel, högst 25 MB."
      accept=".pdf,.docx,.xlsx"
      prefix={prefix}
    />
    <VisibilityField
      ui={ui}
      offered={['own-organisation', 'all-in-programme']}
      value="all-in-programme"
      organisation="Hjo"
      prefix={prefix}
    />
    <FormButtons ui={ui} cancel="/commitments">
      <SubmitButton>Spara</SubmitButton>
    </FormButtons>
  </Form>
)

export const formWithErrors = (ui: Ui) =>
  wholeForm(
    ui,
    {
      values: { title: '', due: '2027-02-01', why: 'Utan paketet kan ingen öva.' },
      errors: { title: 'Skriv en rubrik.', due: 'Datumet ligger efter driftstart 1 februari 2027. Välj ett tidigare.' },
    },
    'wrong',
  )

export const refusedForm = (ui: Ui) => (
  <Form
    ui={ui}
    action="/x"
    refusal="Någon annan har godkänt paketet medan du skrev. Din text står kvar."
    prefix="refused"
  >
    <TextArea ui={ui} name="reason" label="Orsak" value="Avsnitt 3 saknas." prefix="refused" />
    <FormButtons ui={ui}>
      <SubmitButton>Lämna tillbaka</SubmitButton>
    </FormButtons>
  </Form>
)

export const foldedDeed = (ui: Ui) => (
  <div class="actions">
    <SubmitButton>Godkänn</SubmitButton>
    <Deed label="Lämna tillbaka …">
      <Form ui={ui} action="/return" version={1} prefix="return">
        <TextArea ui={ui} name="reason" label="Vad behöver kompletteras?" prefix="return" />
        <SubmitButton>Lämna tillbaka</SubmitButton>
      </Form>
    </Deed>
  </div>
)

export const confirmed = (ui: Ui) => (
  <>
    <OpenDialogButton dialog="withdraw" kind="danger">
      Dra tillbaka införandet …
    </OpenDialogButton>
    <ConfirmDialog ui={ui} id="withdraw" title="Dra tillbaka Hjos införande?">
      <Form ui={ui} action="/withdraw" version={2} prefix="withdraw">
        <TextArea ui={ui} name="reason" label="Orsak" prefix="withdraw" />
        <FormButtons ui={ui}>
          <SubmitButton kind="danger">Dra tillbaka</SubmitButton>
        </FormButtons>
      </Form>
    </ConfirmDialog>
  </>
)

export const moreToRead = () => <More label="Vad räknas?">Andelen är godkända av aktuella.</More>
