"""A message may carry several files and mention people; each person knows how far he has read."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("ncip_casework", "0004_deadline_trouble"),
    ]

    operations = [
        migrations.AddField(
            model_name="message",
            name="documents",
            field=models.ManyToManyField(
                related_name="messages", to="ncip_casework.document", verbose_name="attached files"
            ),
        ),
        migrations.AddField(
            model_name="message",
            name="mentioned",
            field=models.ManyToManyField(
                related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="people mentioned"
            ),
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject_label", models.CharField(max_length=40, verbose_name="kind of subject")),
                ("subject_id", models.UUIDField(verbose_name="subject")),
                (
                    "read_to",
                    models.BigIntegerField(default=0, verbose_name="row of the last message read"),
                ),
                ("at", models.DateTimeField(null=True, verbose_name="read at")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "reading position",
                "verbose_name_plural": "reading positions",
                "default_permissions": ("view",),
            },
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.UniqueConstraint(
                fields=("user", "subject_label", "subject_id"), name="one_reading_position_per_conversation"
            ),
        ),
    ]
