# The server as an image: the locked requirements, the code, nothing else; not root; fit for a
# read-only root file system (only /var/lib/baolife is written to).
#
#   docker build -t baolife .
#   docker run --rm -p 8001:8001 -v baolife:/var/lib/baolife baolife

FROM python:3.11-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /srv/baolife
COPY requirements.txt ./
RUN python -m venv /opt/venv \
    && /opt/venv/bin/pip install --require-hashes --only-binary :all: -r requirements.txt
COPY static ./static
COPY migrations ./migrations
COPY ws ./ws
# Compiled here, because a read-only file system keeps no .pyc; and content is checked here.
RUN /opt/venv/bin/python -m compileall -q ws migrations \
    && /opt/venv/bin/python -m ws content

FROM python:3.11-slim
RUN useradd --system --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin baolife \
    && install -d -o baolife -g baolife /var/lib/baolife
COPY --from=build /opt/venv /opt/venv
COPY --from=build /srv/baolife /srv/baolife
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    BAOLIFE_HOST=0.0.0.0 \
    BAOLIFE_PORT=8001 \
    BAOLIFE_VAR=/var/lib/baolife \
    BAOLIFE_DATABASE_URL=sqlite:////var/lib/baolife/baolife.db
WORKDIR /srv/baolife
USER 10001:10001
VOLUME /var/lib/baolife
EXPOSE 8001
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=4s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen(f'http://127.0.0.1:{os.environ[\"BAOLIFE_PORT\"]}/health/live', timeout=3)"]
ENTRYPOINT ["python", "-m", "ws"]
CMD ["serve"]
