#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StmProvince:
 * @STM_PROVINCE_UNKNOWN: not given
 * @STM_PROVINCE_BRUSSELS: Brussels Hoofdstedelijk Gewest
 * @STM_PROVINCE_FLEMISH_BRABANT: Vlaams-Brabant
 * @STM_PROVINCE_ANTWERP: Antwerpen
 * @STM_PROVINCE_LIMBURG: Limburg
 * @STM_PROVINCE_WEST_FLANDERS: West-Vlaanderen
 * @STM_PROVINCE_EAST_FLANDERS: Oost-Vlaanderen
 * @STM_PROVINCE_WALLOON_BRABANT: Waals-Brabant
 * @STM_PROVINCE_LIEGE: Luik
 * @STM_PROVINCE_NAMUR: Namen
 * @STM_PROVINCE_HAINAUT: Henegouwen
 * @STM_PROVINCE_LUXEMBOURG: Luxemburg
 * @STM_PROVINCE_ABROAD: outside Belgium
 *
 * The fixed list of provinces, in the order of SPEC T3.
 */
typedef enum
{
  STM_PROVINCE_UNKNOWN,
  STM_PROVINCE_BRUSSELS,
  STM_PROVINCE_FLEMISH_BRABANT,
  STM_PROVINCE_ANTWERP,
  STM_PROVINCE_LIMBURG,
  STM_PROVINCE_WEST_FLANDERS,
  STM_PROVINCE_EAST_FLANDERS,
  STM_PROVINCE_WALLOON_BRABANT,
  STM_PROVINCE_LIEGE,
  STM_PROVINCE_NAMUR,
  STM_PROVINCE_HAINAUT,
  STM_PROVINCE_LUXEMBOURG,
  STM_PROVINCE_ABROAD
} StmProvince;

gboolean     stm_postcode_check        (const char *text, GError **error);
char        *stm_postcode_normalize    (const char *text);
StmProvince  stm_postcode_get_province (const char *text);

G_END_DECLS
