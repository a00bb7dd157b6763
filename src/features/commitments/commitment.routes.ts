import { Hono } from 'hono'
import type { Env } from '#src/platform/http/index.ts'
import { bulkRoutes } from './routes/bulk.routes.tsx'
import { deliveryRoutes } from './routes/delivery.routes.tsx'
import { itemRoutes } from './routes/item.routes.tsx'
import { itemFormRoutes } from './routes/item-form.routes.tsx'
import { itemsRoutes } from './routes/items.routes.tsx'
import { linkRoutes } from './routes/one-time.routes.tsx'
import { receiptRoutes } from './routes/receipt.routes.tsx'

/** Behind signing in. Words of the path ("new", "bulk") come before ids. */
export const commitmentRoutes = new Hono<Env>()
  .route('/', itemsRoutes)
  .route('/', itemFormRoutes)
  .route('/', bulkRoutes)
  .route('/', deliveryRoutes)
  .route('/', receiptRoutes)
  .route('/', linkRoutes)
  .route('/', itemRoutes)

export { oneTimeRoutes } from './routes/one-time.routes.tsx'
