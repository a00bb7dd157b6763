import type { RequestContext } from '#src/platform/http/index.ts'
import {
  bind,
  Combobox,
  emptyForm,
  Form,
  FormButtons,
  type FormState,
  type Option,
  PageHead,
  Select,
  SubmitButton,
} from '#src/ui/index.ts'
import type { AddedFunction } from './new-function.ts'
import { programmePath, settingsPath } from './paths.ts'
import { ProgrammePage } from './programme-frame.tsx'
import type { ProgrammeView } from './programme-view.store.ts'

/** A function of an organisation or a unit in the programme; who holds it is said on its own page, which follows. */
export const NewFunctionPage = (props: {
  c: RequestContext
  programme: ProgrammeView
  kinds: readonly AddedFunction[]
  parties: readonly Option[]
  /** Chosen by the page one came from. */
  party?: string | undefined
  form?: FormState
}) => {
  const { c, programme, form = emptyForm } = props
  const { ui } = c.var.frame
  const { t } = ui
  const title = t('programmes.functions.add')
  return (
    <ProgrammePage
      c={c}
      programme={programme}
      title={title}
      section="settings"
      crumbs={[{ label: t('programmes.tab.settings'), href: settingsPath(programme) }]}
    >
      <PageHead ui={ui} title={title} line={t('programmes.functions.add.line')} seenBy={t('programmes.seen-by')} />
      <Form ui={ui} action={`${programmePath(programme)}/functions`} form={form}>
        <Select
          ui={ui}
          label={t('programmes.function')}
          hint={t('programmes.functions.add.kind-hint')}
          options={props.kinds.map((kind) => ({ value: kind, label: t(`people.function.${kind}`) }))}
          {...bind(form, 'kind')}
        />
        <Combobox
          ui={ui}
          label={t('programmes.functions.add.party')}
          empty={t('programmes.choose')}
          options={props.parties}
          {...bind(form, 'party', props.party)}
        />
        <FormButtons ui={ui} cancel={`${settingsPath(programme)}#functions`}>
          <SubmitButton>{t('programmes.functions.add.do')}</SubmitButton>
        </FormButtons>
      </Form>
    </ProgrammePage>
  )
}
