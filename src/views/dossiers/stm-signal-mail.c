#include "config.h"

#include "views/dossiers/stm-signal-mail.h"

/* What stands between the parts of a mailto: address is part of them no more. */
static char *
escape (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  g_autofree char *joined = g_strjoinv ("\r\n", lines);

  return g_uri_escape_string (joined, NULL, FALSE);
}

char *
stm_signal_mail_dup_uri (StmSignal *signal)
{
  g_autofree char *subject = stm_record_dup_title (STM_RECORD (signal));
  g_autofree char *to = g_uri_escape_string (signal->email != NULL ? signal->email : "", "@", FALSE);
  g_autofree char *escaped_subject = escape (subject);
  g_autofree char *body = escape (signal->text);

  return g_strdup_printf ("mailto:%s?subject=%s&body=%s", to, escaped_subject, body);
}
