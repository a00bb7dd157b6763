import {
  bind,
  Columns,
  emptyForm,
  Form,
  FormButtons,
  Moment,
  Section,
  Select,
  SubmitButton,
  TextArea,
  type Ui,
  VisibilityField,
} from '#src/ui/index.ts'
import { commitmentPath } from '../commitment.ts'
import { seenByInWords } from '../item.words.ts'
import type { Said } from '../readings/commitment.store.ts'
import { type ItemView, stateOf } from './item-view.ts'

/** What is said of it: comments for those the writer names, and the own organisation's internal notes. */
export const ItemTalk = (view: ItemView) => {
  const { frame, item, may, noteFor } = view
  const { ui } = frame
  return (
    <Columns even>
      <Section title={ui.t('commitments.comments')}>
        <SaidList ui={ui} list={item.comments} shown />
        {may.comment && <CommentForm {...view} />}
      </Section>
      {noteFor.length > 0 ? (
        <Section title={ui.t('commitments.notes')} note={ui.t('commitments.notes-note')}>
          <SaidList ui={ui} list={item.notes} />
          <NoteForm {...view} />
        </Section>
      ) : (
        <div />
      )}
    </Columns>
  )
}

const SaidList = ({ ui, list, shown }: { ui: Ui; list: readonly Said[]; shown?: boolean }) => (
  <ol class="history">
    {list.map((said) => (
      <li>
        <p class="prose">{said.text}</p>
        <p class="quiet">
          <Moment ui={ui} at={said.at} /> · {said.by}
          {shown && ` · ${ui.t('ui.seen-by', { who: seenByInWords(said.visibility, said.organisationName, ui) })}`}
        </p>
      </li>
    ))}
  </ol>
)

const CommentForm = (view: ItemView) => {
  const { frame, programme, item } = view
  const { ui } = frame
  const { form = emptyForm, refusal } = stateOf(view, 'comment')
  const supplier = programme.standing === 'supplier'
  return (
    <Form
      ui={ui}
      action={`${commitmentPath(programme.id, item.id)}/comments`}
      form={form}
      refusal={refusal}
      once={view.once()}
      prefix="comment"
    >
      <TextArea ui={ui} {...bind(form, 'text')} label={ui.t('commitments.comment')} maxlength={4000} prefix="comment" />
      <VisibilityField
        ui={ui}
        offered={supplier ? ['all-in-programme'] : ['all-in-programme', 'all-but-suppliers', 'own-organisation']}
        {...bind(form, 'visibility', 'all-in-programme')}
        prefix="comment"
      />
      <FormButtons ui={ui}>
        <SubmitButton kind="secondary">{ui.t('commitments.deed.comment')}</SubmitButton>
      </FormButtons>
    </Form>
  )
}

const NoteForm = (view: ItemView) => {
  const { frame, programme, item, noteFor } = view
  const { ui } = frame
  const { form = emptyForm, refusal } = stateOf(view, 'note')
  const [only] = noteFor
  return (
    <Form
      ui={ui}
      action={`${commitmentPath(programme.id, item.id)}/internal-notes`}
      form={form}
      refusal={refusal}
      once={view.once()}
      prefix="note"
      hidden={noteFor.length === 1 && only ? { organisation: only.id } : {}}
    >
      <TextArea ui={ui} {...bind(form, 'text')} label={ui.t('commitments.note')} maxlength={4000} prefix="note" />
      {noteFor.length > 1 && (
        <Select
          ui={ui}
          {...bind(form, 'organisation', only?.id)}
          label={ui.t('commitments.note-for')}
          prefix="note"
          options={noteFor.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <FormButtons ui={ui}>
        <SubmitButton kind="secondary">{ui.t('commitments.deed.note')}</SubmitButton>
      </FormButtons>
    </Form>
  )
}
