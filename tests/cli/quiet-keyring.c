#include <libsecret/secret.h>

#include <dlfcn.h>

/* libsecret leaks a few bytes at each call that waits (build-aux/lsan.supp).  Where
 * they come from is seen on whole stacks, but to walk those at each allocation takes
 * most of the time of a command.  Preloaded into it, this passes over what is
 * allocated inside these calls, and nothing else. */

void __lsan_disable (void);
void __lsan_enable (void);

#define PASS_OVER(type, function, parameters, arguments) \
  type \
  function parameters \
  { \
    type (*real) parameters = (type (*) parameters) dlsym (RTLD_NEXT, #function); \
    type result; \
\
    __lsan_disable (); \
    result = real arguments; \
    __lsan_enable (); \
\
    return result; \
  }

PASS_OVER (SecretService *,
           secret_service_get_sync,
           (SecretServiceFlags flags, GCancellable *cancellable, GError **error),
           (flags, cancellable, error))

PASS_OVER (GList *,
           secret_password_searchv_sync,
           (const SecretSchema *schema, GHashTable *attributes, SecretSearchFlags flags, GCancellable *cancellable,
            GError **error),
           (schema, attributes, flags, cancellable, error))

PASS_OVER (gboolean,
           secret_password_storev_binary_sync,
           (const SecretSchema *schema, GHashTable *attributes, const char *collection, const char *label,
            SecretValue *value, GCancellable *cancellable, GError **error),
           (schema, attributes, collection, label, value, cancellable, error))

PASS_OVER (gboolean,
           secret_password_clearv_sync,
           (const SecretSchema *schema, GHashTable *attributes, GCancellable *cancellable, GError **error),
           (schema, attributes, cancellable, error))

PASS_OVER (SecretValue *,
           secret_retrievable_retrieve_secret_sync,
           (SecretRetrievable *self, GCancellable *cancellable, GError **error),
           (self, cancellable, error))
