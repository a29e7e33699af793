#pragma once

#include "exchange/stm-sealed-package.h"

#define SEAL_PASSPHRASE "vijf paarden in de wei"

typedef struct
{
  StmIdentity *sender;
  StmIdentity *receiver;
  StmIdentity *other;
} SealFixture;

void        seal_fixture_set_up    (SealFixture   *fixture,
                                    gconstpointer  data);
void        seal_fixture_tear_down (SealFixture   *fixture,
                                    gconstpointer  data);

/* bytes that do not get fewer by packing, always the same ones */
GBytes     *seal_make_body         (gsize          size);
/* from the sender to the receiver, or with the passphrase at the least cost */
GBytes     *seal_make_package      (SealFixture   *fixture,
                                    StmSeal        seal,
                                    GBytes        *body);
/* read and opened by the receiver, or with the passphrase */
GBytes     *seal_open              (SealFixture   *fixture,
                                    GBytes        *package,
                                    GError       **error);
/* how long the first line is */
gsize       seal_get_line_size     (GBytes        *package);
/* @line, or the one of @package if %NULL, and @size bytes, signed by @signer */
GBytes     *seal_resign            (GBytes        *package,
                                    const char    *line,
                                    gconstpointer  stored,
                                    gsize          size,
                                    StmIdentity   *signer);
/* with @part of the first line replaced, signed by @signer */
GBytes     *seal_replace           (GBytes        *package,
                                    const char    *part,
                                    const char    *other,
                                    StmIdentity   *signer);
/* it is refused, with an error of @code whose message holds @reason */
void        seal_assert_refused    (SealFixture   *fixture,
                                    GBytes        *package,
                                    int            code,
                                    const char    *reason);
