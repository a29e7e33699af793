#include "config.h"

#include "documents/stm-typesetter.h"

/* Lists repeat their texts (schools, services, statuses), and each text is
 * needed twice: to find where the pages end and to draw them.  So layouts are
 * kept, up to a number that bounds memory however long a document is. */
#define MOST_LAYOUTS 8192

#define SANS "Adwaita Sans, Inter, Cantarell, Sans"
#define MONO "Adwaita Mono, DejaVu Sans Mono, Monospace"

typedef struct
{
  const char  *family;
  double       size;
  double       line_height;
  PangoWeight  weight;
  double       grey;  /* 0 is black */
} Look;

/* in the order of StmTextStyle */
static const Look looks[] = {
  { SANS, 20.0, 26.0, PANGO_WEIGHT_BOLD,     0.00 },
  { SANS, 10.5, 15.0, PANGO_WEIGHT_NORMAL,   0.35 },
  { SANS, 12.5, 18.0, PANGO_WEIGHT_SEMIBOLD, 0.00 },
  { SANS, 10.5, 15.5, PANGO_WEIGHT_NORMAL,   0.00 },
  { SANS,  8.5, 12.0, PANGO_WEIGHT_NORMAL,   0.35 },
  { SANS,  7.5, 10.5, PANGO_WEIGHT_SEMIBOLD, 0.20 },
  { SANS,  8.0, 10.5, PANGO_WEIGHT_NORMAL,   0.00 },
  { SANS,  8.0, 10.5, PANGO_WEIGHT_BOLD,     0.00 },
  { MONO, 24.0, 36.0, PANGO_WEIGHT_BOLD,     0.00 },
  { SANS,  8.0, 11.0, PANGO_WEIGHT_NORMAL,   0.35 },
  { SANS, 10.5, 15.5, PANGO_WEIGHT_SEMIBOLD, 0.00 },
  { SANS, 10.5, 15.5, PANGO_WEIGHT_NORMAL,   0.00 },
  { SANS,  8.5, 12.0, PANGO_WEIGHT_SEMIBOLD, 0.20 },
  { SANS,  9.5, 13.0, PANGO_WEIGHT_NORMAL,   0.00 },
};

typedef struct
{
  StmTextStyle  style;
  int           width;
  char         *text;
} Key;

struct _StmTypesetter
{
  GObject                parent_instance;

  PangoContext          *context;
  GHashTable            *layouts;
  PangoAttrList         *attributes;
  PangoFontDescription  *fonts[G_N_ELEMENTS (looks)];
  double                 baselines[G_N_ELEMENTS (looks)];
};

G_DEFINE_FINAL_TYPE (StmTypesetter, stm_typesetter, G_TYPE_OBJECT)

static guint
key_hash (gconstpointer data)
{
  const Key *key = data;

  return g_str_hash (key->text) ^ ((guint) key->width * 31 + key->style);
}

static gboolean
key_equal (gconstpointer a, gconstpointer b)
{
  const Key *key = a;
  const Key *other = b;

  return key->style == other->style && key->width == other->width
         && g_str_equal (key->text, other->text);
}

static void
key_free (gpointer data)
{
  Key *key = data;

  g_free (key->text);
  g_free (key);
}

static void
stm_typesetter_finalize (GObject *object)
{
  StmTypesetter *self = STM_TYPESETTER (object);

  g_clear_pointer (&self->layouts, g_hash_table_unref);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    g_clear_pointer (&self->fonts[i], pango_font_description_free);
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (stm_typesetter_parent_class)->finalize (object);
}

static void
stm_typesetter_class_init (StmTypesetterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_typesetter_finalize;
}

/* Paper has no pixels: nothing is hinted or rounded, so that a page looks and
 * breaks the same on screen, on paper and in a file. */
static PangoContext *
create_context (void)
{
  g_autoptr (PangoFontMap) font_map = pango_cairo_font_map_new ();
  PangoContext *context;
  cairo_font_options_t *options = cairo_font_options_create ();

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (font_map), 72.0);
  context = pango_font_map_create_context (font_map);

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);

  return context;
}

static PangoFontDescription *
create_font (const Look *look)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family_static (font, look->family);
  pango_font_description_set_weight (font, look->weight);
  pango_font_description_set_absolute_size (font, look->size * PANGO_SCALE);

  return font;
}

static void
stm_typesetter_init (StmTypesetter *self)
{
  self->context = create_context ();
  self->attributes = pango_attr_list_new ();
  /* A hyphen would become part of a number or an address that is broken. */
  pango_attr_list_insert (self->attributes, pango_attr_insert_hyphens_new (FALSE));
  self->layouts = g_hash_table_new_full (key_hash, key_equal, key_free, g_object_unref);
}

static void
prepare_styles (StmTypesetter *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      PangoFontMetrics *metrics;
      double ascent, descent;

      self->fonts[i] = create_font (&looks[i]);
      metrics = pango_context_get_metrics (self->context, self->fonts[i], NULL);
      ascent = pango_units_to_double (pango_font_metrics_get_ascent (metrics));
      descent = pango_units_to_double (pango_font_metrics_get_descent (metrics));
      self->baselines[i] = (looks[i].line_height - ascent - descent) / 2 + ascent;
      pango_font_metrics_unref (metrics);
    }
}

/**
 * stm_typesetter_new:
 * @language: what the text is written in, "nl"; decides where words may break
 *
 * Makes a typesetter with fonts of its own, so that it can work in any thread,
 * in one at a time.
 *
 * Returns: (transfer full): a typesetter
 */
StmTypesetter *
stm_typesetter_new (const char *language)
{
  StmTypesetter *self = g_object_new (STM_TYPE_TYPESETTER, NULL);

  pango_context_set_language (self->context, pango_language_from_string (language));
  prepare_styles (self);

  return self;
}

/**
 * stm_typesetter_get_line_height:
 * @style: a style
 *
 * Returns: the height of every line of that style, in points
 */
double
stm_typesetter_get_line_height (StmTextStyle style)
{
  return looks[style].line_height;
}

static PangoLayout *
create_layout (StmTypesetter *self, const Key *key)
{
  PangoLayout *layout = pango_layout_new (self->context);

  pango_layout_set_font_description (layout, self->fonts[key->style]);
  pango_layout_set_attributes (layout, self->attributes);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, key->width);
  pango_layout_set_text (layout, key->text, -1);

  return layout;
}

/* The layout is the cache's and lasts until the next call. */
static PangoLayout *
find_layout (StmTypesetter *self, StmTextStyle style, const char *text, double width)
{
  Key key = { style, width < 0 ? -1 : pango_units_from_double (width), (char *) text };
  PangoLayout *layout = g_hash_table_lookup (self->layouts, &key);

  if (layout != NULL)
    return layout;

  if (g_hash_table_size (self->layouts) >= MOST_LAYOUTS)
    g_hash_table_remove_all (self->layouts);

  key.text = g_strdup (text);
  layout = create_layout (self, &key);
  g_hash_table_insert (self->layouts, g_memdup2 (&key, sizeof key), layout);

  return layout;
}

/**
 * stm_typesetter_count_lines:
 * @self: a typesetter
 * @style: how it looks
 * @text: any text
 * @width: what it has to fit in; words wider than that are broken
 *
 * Returns: how many lines @text takes, at least 1
 */
guint
stm_typesetter_count_lines (StmTypesetter *self,
                            StmTextStyle   style,
                            const char    *text,
                            double         width)
{
  if (*text == '\0')
    return 1;

  return pango_layout_get_line_count (find_layout (self, style, text, width));
}

/**
 * stm_typesetter_get_width:
 * @self: a typesetter
 * @style: how it looks
 * @text: any text
 *
 * Returns: the width of its widest line where nothing is broken
 */
double
stm_typesetter_get_width (StmTypesetter *self, StmTextStyle style, const char *text)
{
  PangoRectangle extents;

  if (*text == '\0')
    return 0;

  pango_layout_get_extents (find_layout (self, style, text, STM_UNLIMITED_WIDTH), NULL, &extents);

  return pango_units_to_double (extents.width);
}

/**
 * stm_typesetter_draw_line:
 * @self: a typesetter
 * @cr: where to draw
 * @style: how it looks
 * @text: any text
 * @width: the width it was counted for, or %STM_UNLIMITED_WIDTH
 * @alignment: where lines shorter than @width stand
 * @line: which line, from 0; beyond the last one nothing is drawn
 * @x: left edge of the text
 * @y: top edge of the line
 */
void
stm_typesetter_draw_line (StmTypesetter  *self,
                          cairo_t        *cr,
                          StmTextStyle    style,
                          const char     *text,
                          double          width,
                          PangoAlignment  alignment,
                          guint           line,
                          double          x,
                          double          y)
{
  PangoLayoutLine *layout_line;
  PangoRectangle extents;

  if (*text == '\0')
    return;

  layout_line = pango_layout_get_line_readonly (find_layout (self, style, text, width), (int) line);
  if (layout_line == NULL)
    return;

  if (alignment != PANGO_ALIGN_LEFT && width >= 0)
    {
      pango_layout_line_get_extents (layout_line, NULL, &extents);
      x += (width - pango_units_to_double (extents.width)) / (alignment == PANGO_ALIGN_CENTER ? 2 : 1);
    }

  cairo_set_source_rgb (cr, looks[style].grey, looks[style].grey, looks[style].grey);
  cairo_move_to (cr, x, y + self->baselines[style]);
  pango_cairo_show_layout_line (cr, layout_line);
}
