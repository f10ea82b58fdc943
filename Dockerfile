# The portal as one image: web, worker, beat and the one-shot migration differ only in their command.
FROM python:3.11-slim-bookworm AS packages
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/venv
COPY deploy/requirements.lock /tmp/requirements.lock
RUN /opt/venv/bin/pip install --require-hashes --only-binary :all: -r /tmp/requirements.lock

FROM python:3.11-slim-bookworm
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --system --gid 10001 ncip \
    && useradd --system --uid 10001 --gid ncip --no-create-home --home-dir /nonexistent ncip
COPY --from=packages /opt/venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=ncip.settings \
    STATIC_ROOT=/app/var/static \
    MEDIA_ROOT=/data/media
WORKDIR /app
COPY . .
# The key of this step signs nothing: collecting and compiling only read settings.
RUN SECRET_KEY=only-for-the-build python manage.py translations compile \
    && SECRET_KEY=only-for-the-build python manage.py collectstatic --no-input --verbosity 0 \
    && python -m compileall -q ncip projects regions rating frontoffices \
    && mkdir -p /data/media \
    && chown -R ncip:ncip /data
USER ncip
EXPOSE 8000
VOLUME /data/media
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["python", "-m", "deploy.probe"]
CMD ["gunicorn", "ncip.wsgi", "--bind", "0.0.0.0:8000", "--workers", "3", "--threads", "4", "--timeout", "120", "--worker-tmp-dir", "/dev/shm", "--access-logfile", "-"]
