#include "config.h"

#include "views/stm-refusal.h"

#include <glib/gi18n-lib.h>

AdwDialog *
stm_refusal_dialog_new (const char *heading, const GError *error)
{
  AdwDialog *dialog = adw_alert_dialog_new (heading, error->message);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));

  return dialog;
}
