# syntax=docker/dockerfile:1
# Attestory, for any role: see docs/how-to/servers.md. The tag of Node is the version that package.json pins.
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /attestory
COPY . .
# The last line: the image has that Node already.
RUN npm ci --no-audit --no-fund \
 && npm run build \
 && npm prune --omit=dev --no-audit --no-fund \
 && find apps libs -type d -name src -prune -exec rm -r {} + \
 && rm -r node_modules/node node_modules/.bin/node

FROM node:24.21.0-bookworm-slim
LABEL org.opencontainers.image.title="Attestory" org.opencontainers.image.licenses="Apache-2.0"
ENV NODE_ENV=production \
    NODE_OPTIONS=--disable-warning=ExperimentalWarning \
    ATTESTORY_MODE=production \
    ATTESTORY_DATA=/data \
    ATTESTORY_KEYS=/run/keys \
    HOST=0.0.0.0 \
    PORT=3000
WORKDIR /attestory
# It belongs to root: the service may read its program and not change it. All that it writes is in /data and /tmp.
COPY --from=build /attestory ./
COPY --chmod=755 tools/containers/attestory.sh /usr/local/bin/attestory
RUN install -d -o node -g node -m 700 /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "tools/containers/health.mjs"]
# Node forwards no signals and reaps no strangers' children as process 1: run it with --init (compose: init: true).
CMD ["node", "apps/server/dist/main.js"]
