import type { PageProps } from './page.tsx'

/** The part of a page's frame that is the same wherever the reader is: `<Page {...frame} title=… >`. */
export type Frame = Pick<PageProps, 'ui' | 'assets' | 'me' | 'banner' | 'version' | 'search'>
