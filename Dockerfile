# The service in production: Node, the service bundled (npm run build), and for the operators' commands the source with its
# production dependencies. No database, no simulator, no tests.
#
#   docker build --tag csp-concierge .
#   docker run --read-only --tmpfs /tmp --env-file settings.env --volume ./config:/run/config:ro -p 3978:3978 csp-concierge

FROM node:24-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Optional are the embedded database and a Node of its own: here a server and the image's Node are used.
RUN npm ci --omit=dev --omit=optional
# Maps, declarations and manuals of the packages, half of their size, are for people; licences stay.
RUN find node_modules -type f \( -name '*.map' -o -name '*.ts' -o -name '*.md' \) ! -iname '*licen[cs]e*' -delete

FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# esbuild's program for this machine is an optional package.
RUN npm ci
COPY scripts ./scripts
COPY src ./src
RUN npm run build

FROM node:24-bookworm-slim
LABEL org.opencontainers.image.title="CSP Concierge" \
      org.opencontainers.image.description="Microsoft Teams assistant for Microsoft Cloud Solution Providers" \
      org.opencontainers.image.licenses="MIT"
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build /app/build/server ./build/server
COPY package.json LICENSE ./
COPY appPackage ./appPackage
COPY scripts ./scripts
COPY src ./src
# Compiled code is kept in /tmp, the only place that is written to. Two arenas: what threads have freed goes back to be used.
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3978 \
    DATA_DIR=/tmp/data \
    NODE_COMPILE_CACHE=/tmp/compile-cache \
    MALLOC_ARENA_MAX=2
EXPOSE 3978
# By number, so that an orchestrator can see that it is not root.
USER 10001:10001
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node itself, so that SIGTERM reaches it. For the flag see scripts/build.ts.
CMD ["node", "--max-semi-space-size=16", "build/server/index.mjs"]
