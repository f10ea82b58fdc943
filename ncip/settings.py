"""Settings of NCIP: one file, driven by the environment (see .env.example).

Nothing here imports a model. Values of the law are not settings: they are in ncip.law.
"""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _
from environs import Env

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env = Env()
env.read_env(str(BASE_DIR / ".env"), recurse=False)

# --- what kind of installation this is ----------------------------------------------------------------------
DEBUG = env.bool("DEBUG", False)
# The demo has known passwords, so it only ever listens on the loopback address and lifts the two-factor duty.
DEMO = env.bool("DEMO", False)
# TLS is ended by a proxy in production; `make run` on the loopback address switches it off.
TLS = env.bool("TLS", True)
SECRET_KEY = env.str("SECRET_KEY", "")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1"])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", [])
PORTAL_URL = env.str("PORTAL_URL", "http://127.0.0.1:8000")

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_filters",
    "django_fsm",
    "django_htmx",
    "import_export",
    "rest_framework",
    "drf_spectacular",
    "template_partials",
    "ncip.ui",
    "ncip.rest",
    "ncip.journal",
    "ncip.reference",
    "regions.atlas",
    "frontoffices.registry",
    "ncip.accounts",
    "ncip.casework",
    "projects.attraction",
    "projects.implementation",
    "projects.issues",
    "projects.aftercare",
    "frontoffices.exchange",
    "rating.delays",
    "ncip.lawbook",
    "ncip.dashboards",
    "ncip.api",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "ncip.ui.middleware.LanguageMiddleware",
    "ncip.casework.middleware.UploadLimitMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "ncip.accounts.middleware.ActingMembershipMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "ncip.accounts.middleware.SessionAgeMiddleware",
    "ncip.accounts.middleware.TwoFactorMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "ncip.urls"
WSGI_APPLICATION = "ncip.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ncip.ui.context.portal",
            ],
        },
    },
]
FORM_RENDERER = "ncip.ui.forms.Renderer"

# --- services -----------------------------------------------------------------------------------------------
DATABASES = {
    "default": env.dj_db_url("DATABASE_URL", "postgres:///ncip", conn_max_age=60, conn_health_checks=True),
}
DATABASES["default"].setdefault("TEST", {})["NAME"] = env.str("TEST_DB_NAME", "test_ncip")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL", "redis://127.0.0.1:6379/0")
# The rate limits of sign-in live in the cache, so it must be shared by all processes.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": env.str("CACHE_URL", REDIS_URL.replace("redis+socket://", "unix://")),
    },
}

# Targets of the portal for the KYC procedure, not terms of the law: validity of a passed check, reminder before.
KYC_VALID_DAYS = env.int("KYC_VALID_DAYS", 365)
KYC_REMINDER_DAYS = env.int("KYC_REMINDER_DAYS", 30)
# How long a table of cards that somebody sent is kept when it is not taken: its rows may hold personal data.
IMPORT_KEPT_DAYS = env.int("IMPORT_KEPT_DAYS", 30)
# Target of the portal for the review of a roadmap by the national company, calendar days: the law sets no term (D18).
ROADMAP_REVIEW_TARGET_DAYS = env.int("ROADMAP_REVIEW_TARGET_DAYS", 5)
# After how many days in red Task Force takes a task up (D12): a target of the portal, no term of the Rules.
TASK_FORCE_TARGET_DAYS = env.int("TASK_FORCE_TARGET_DAYS", 5)
# In how many calendar days a problem issue should be answered, and after how many without a finished task a late
# project counts as one without progress (D32, ncip-9-2): targets of the portal, the Rules set no term.
ISSUE_TARGET_DAYS = env.int("ISSUE_TARGET_DAYS", 30)
NO_PROGRESS_DAYS = env.int("NO_PROGRESS_DAYS", 90)

CELERY_BROKER_URL = env.str("CELERY_BROKER_URL", REDIS_URL.replace("unix://", "redis+socket://"))
CELERY_TIMEZONE = "Asia/Almaty"
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = 30 * 60
CELERY_TASK_SOFT_TIME_LIMIT = 28 * 60
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 60 * 60,
    "socket_connect_timeout": 2,
    "max_retries": 1,
    "interval_start": 0,  # no pause before the second attempt: somebody waits for his page
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_PUBLISH_RETRY = False
# Beat only wakes the sweeps; an entry that waited too long is dropped: the next one does the same work.
CELERY_BEAT_SCHEDULE = {
    "tick": {"task": "ncip.casework.jobs.run_tick", "schedule": 60.0, "options": {"expires": 55}},
    "sweep-notices": {
        "task": "ncip.casework.jobs.sweep_notices",
        "schedule": 120.0,
        "options": {"expires": 110},
    },
    "anchor-journal": {"task": "ncip.journal.jobs.anchor", "schedule": 3600.0, "options": {"expires": 3000}},
}

EMAIL_BACKEND = env.str("EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
EMAIL_HOST = env.str("EMAIL_HOST", "localhost")
EMAIL_PORT = env.int("EMAIL_PORT", 25)
EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env.str("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", False)
EMAIL_FILE_PATH = env.str("EMAIL_FILE_PATH", str(VAR_DIR / "mail"))
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "ncip@localhost")

# --- files --------------------------------------------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = env.path("STATIC_ROOT", VAR_DIR / "static")
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = env.path("MEDIA_ROOT", VAR_DIR / "media")
# Files are served by the portal itself after asking who may see the subject, never by their address.
MEDIA_URL = "/documents/"
UPLOAD_LIMIT_BYTES = env.int("UPLOAD_LIMIT_MB", 50) * 1024 * 1024
# A clamd that looks at every upload: tcp://host:3310 or unix:///path/clamd.ctl; when set it must answer.
CLAMAV_URL = env.str("CLAMAV_URL", "")
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Tests run without `collectstatic`, so they name files plainly.
if not env.bool("STATIC_MANIFEST", True):
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
if env.str("S3_BUCKET", ""):
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": env.str("S3_BUCKET"),
            "endpoint_url": env.str("S3_ENDPOINT_URL", "") or None,
            "default_acl": "private",
            "querystring_auth": True,
            "file_overwrite": False,
        },
    }

# --- people -------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "ncip_accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "my_work"
LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "ncip.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key"}
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
MFA_ADAPTER = "ncip.accounts.adapter.MfaAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "NCIP"
MFA_ALLOW_UNVERIFIED_EMAIL = True
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_IDLE_SECONDS = env.int("SESSION_IDLE_MINUTES", 60) * 60

# Within how many working days the authorised body wishes to decide on a planned visit: a target, no term of the law.
VISIT_DECISION_TARGET_DAYS = env.int("VISIT_DECISION_TARGET_DAYS", 5)

# --- languages and time -------------------------------------------------------------------------------------
LANGUAGE_CODE = "ru"
LANGUAGES = [("kk", _("Kazakh")), ("ru", _("Russian")), ("en", _("English"))]
# The second folder gives words to Django and its companions where they have none (ncip.ui.framework_strings).
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "frameworks"]
FORMAT_MODULE_PATH = ["ncip.ui.formats"]
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
USE_TZ = True
TIME_ZONE = "Asia/Almaty"

# --- REST ---------------------------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser", "rest_framework.parsers.MultiPartParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "ncip.rest.problems.problem_handler",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
    "COERCE_DECIMAL_TO_STRING": True,
}
SPECTACULAR_SETTINGS = {
    "ENUM_NAME_OVERRIDES": {
        "PoolEnum": "projects.implementation.enums.Pool",
        "IssueTopicEnum": "projects.issues.enums.Topic",
    },
    "TITLE": "NCIP REST API",
    "DESCRIPTION": "The national digital investment platform of Kazakhstan for partner systems.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
}

# --- security -----------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "base-uri": ["'none'"],
        "connect-src": ["'self'"],
        "font-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "img-src": ["'self'", "data:"],
        "manifest-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
if TLS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    # The container platform asks from inside, where there is no TLS.
    SECURE_REDIRECT_EXEMPT = [r"^health/"]
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_FAILURE_VIEW = "ncip.ui.views.csrf_failure"

IMPORT_EXPORT_USE_TRANSACTIONS = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "INFO")},
    # They tell every step of every PDF.
    "loggers": {"weasyprint": {"level": "WARNING"}, "fontTools": {"level": "WARNING"}},
}
