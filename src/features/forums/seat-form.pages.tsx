import { seatKinds } from '#src/platform/access/index.ts'
import type { RequestContext } from '#src/platform/http/index.ts'
import {
  bind,
  Combobox,
  emptyForm,
  Form,
  FormButtons,
  type FormState,
  type Option,
  Page,
  PageHead,
  Select,
  SubmitButton,
  TextArea,
  type Ui,
} from '#src/ui/index.ts'
import type { Forum } from './forum.store.ts'
import { forumPath } from './paths.ts'
import type { Seat } from './seat.ts'

/** What a seat is: of what kind, whose, and what its holder may decide at home. */
export const SeatFields = (props: {
  ui: Ui
  form: FormState
  parties: readonly Option[]
  seat?: Seat | undefined
  kind?: string | undefined
  prefix?: string
}) => {
  const { ui, form, seat, prefix } = props
  const { t } = ui
  return (
    <>
      <Select
        ui={ui}
        prefix={prefix}
        label={t('forums.seat.kind')}
        options={seatKinds.map((value) => ({
          value,
          label: `${t(`people.function.${value}`)} – ${t(`forums.seat.kind.${value}`)}`,
        }))}
        {...bind(form, 'kind', seat?.kind ?? props.kind ?? 'member')}
      />
      <Combobox
        ui={ui}
        prefix={prefix}
        label={t('forums.seat.party')}
        hint={t('forums.seat.party.hint')}
        empty={t('forums.choose')}
        options={props.parties}
        {...bind(form, 'party', seat?.partyId)}
      />
      <TextArea
        ui={ui}
        prefix={prefix}
        label={t('forums.seat.may-decide')}
        hint={t('forums.seat.may-decide.hint')}
        optional
        maxlength={1000}
        {...bind(form, 'mayDecide', seat?.mayDecide)}
      />
    </>
  )
}

export const NewSeatPage = (props: {
  c: RequestContext
  forum: Forum
  parties: readonly Option[]
  once: string
  kind?: string | undefined
  form?: FormState
  refusal?: string | undefined
}) => {
  const { c, forum, parties, once, kind, form = emptyForm, refusal } = props
  const { ui } = c.var.frame
  const title = ui.t('forums.seat.add')
  return (
    <Page
      {...c.var.frame}
      title={title}
      crumbs={[
        { label: ui.t('forums.title'), href: '/forums' },
        { label: forum.name, href: forumPath(forum) },
        { label: title },
      ]}
    >
      <PageHead
        ui={ui}
        title={title}
        line={ui.t('forums.seat.add.line', { forum: forum.name })}
        seenBy={ui.t('forums.seen-by')}
      />
      <Form ui={ui} action={`${forumPath(forum)}/seats`} form={form} refusal={refusal} once={once}>
        <SeatFields ui={ui} form={form} parties={parties} kind={kind} />
        <FormButtons ui={ui} cancel={`${forumPath(forum)}#seats`}>
          <SubmitButton>{ui.t('forums.seat.add')}</SubmitButton>
        </FormButtons>
      </Form>
    </Page>
  )
}
