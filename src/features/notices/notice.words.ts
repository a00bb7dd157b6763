import type { HistoryParams } from '#src/platform/history/index.ts'
import { type InWords, paramsInWords, saidIn, type Ui } from '#src/ui/index.ts'

/**
 * What a notice tells, in the reader's language: a plain sentence, and a reason or text that came with it. One whose message is not known
 * (from a newer version), or that lacks what it is filled with, still opens: it is told as a neutral sentence.
 */
export function noticeInWords(
  { code, params }: { readonly code: string; readonly params: HistoryParams },
  ui: Pick<Ui, 't' | 'lang'>,
): InWords {
  return { what: sentence(code, params, ui), said: saidIn(params) }
}

function sentence(code: string, params: HistoryParams, ui: Pick<Ui, 't' | 'lang'>): string {
  try {
    return ui.t(`notice.${code}`, paramsInWords(params, ui))
  } catch {
    return ui.t('notices.unknown')
  }
}
