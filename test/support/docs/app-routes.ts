import type Router from '@koa/router'
import { type AppDeps, createApp } from '../../../main/http/app'
import { createJoin, type JoinDeps } from '../../../main/http/join'
import { createLanding, type LandingDeps } from '../../../main/http/landing'

/** More methods than these only a route has that refuses all the rest. */
const MOST_METHODS = 3

/** Every route of the receiver as the document writes it: `GET /<token>/uploads/<id>`. */
export function appRoutes(): string[] {
  // Nothing is asked of it, so nothing behind it is needed.
  const landing = createLanding({} as LandingDeps)
  const app = createApp({ join: createJoin({} as JoinDeps), landing } as AppDeps)
  const layers = app.middleware.flatMap((middleware) =>
    'router' in middleware ? (middleware.router as Router).stack : [],
  )
  const routes = layers
    .filter(({ methods }) => methods.length <= MOST_METHODS)
    .flatMap(({ methods, path }) =>
      methods
        // The router answers HEAD wherever it answers GET.
        .filter((method) => method !== 'HEAD' || !methods.includes('GET'))
        .map((method) => `${method} ${documented(String(path))}`),
    )
  return [...new Set(routes)]
}

/** A creation may be asked with a slash at its end as well. */
const documented = (path: string) =>
  path.replace(/:(\w+)/g, '<$1>').replace(/\/uploads\/$/, '/uploads')
