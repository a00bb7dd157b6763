import { Deed, emptyForm, Form, FormButtons, type Option, SubmitButton } from '#src/ui/index.ts'
import { seatPath } from './paths.ts'
import { SeatFields } from './seat-form.pages.tsx'
import type { SeatPageProps } from './seat-page.ts'

/** What the seat is, changed or taken away: for those who keep the forum. */
export const KeepingSeat = ({ c, forum, seat, parties, returned }: SeatPageProps & { parties: readonly Option[] }) => {
  const { ui } = c.var.frame
  const { t } = ui
  const [edit, end] = (['seat', 'ending'] as const).map((of) => (returned?.of === of ? returned : undefined))
  const form = edit?.form ?? emptyForm
  const version = typeof form.values.version === 'string' ? form.values.version : seat.version
  return (
    <div class="actions">
      <Deed label={t('forums.seat.edit')} kind="quiet" open={edit !== undefined}>
        <Form
          ui={ui}
          action={seatPath(forum, seat)}
          form={form}
          refusal={edit?.refusal}
          version={version}
          prefix="seat"
        >
          <SeatFields ui={ui} form={form} parties={parties} seat={seat} prefix="seat" />
          <FormButtons ui={ui}>
            <SubmitButton kind="secondary">{t('forums.save')}</SubmitButton>
          </FormButtons>
        </Form>
      </Deed>
      <Deed label={t('forums.seat.end')} kind="quiet" open={end !== undefined}>
        <Form ui={ui} action={`${seatPath(forum, seat)}/ending`} refusal={end?.refusal} prefix="ending">
          <p>{t('forums.seat.end.what')}</p>
          <SubmitButton kind="danger">{t('forums.seat.end')}</SubmitButton>
        </Form>
      </Deed>
    </div>
  )
}
