#include "config.h"

#include "documents/stm-template-blocks.h"

#include "documents/stm-break-block.h"
#include "documents/stm-check-block.h"
#include "documents/stm-form-block.h"
#include "documents/stm-lines-block.h"
#include "documents/stm-signature-block.h"
#include "documents/stm-space-block.h"
#include "documents/stm-stamp-block.h"
#include "documents/stm-template-lists.h"
#include "documents/stm-text-block.h"

/* of the text area, so that the values of all forms of a document stand below
 * each other */
#define LABEL_SHARE 0.36
#define MOST_ITEMS  100
#define MILLIMETRE  (72.0 / 25.4)

#define REQUIRED STM_TEMPLATE_KEY_REQUIRED
#define IN_ROW   STM_TEMPLATE_KEY_IN_ROW

#define TEXT(name, flags)          { name, STM_TEMPLATE_KEY_TEXT, flags }
#define WORD(name, words)          { name, STM_TEMPLATE_KEY_WORD, 0, 0, 0, words }
#define NUMBER(name, flags, most)  { name, STM_TEMPLATE_KEY_NUMBER, flags, 1, most }
#define ITEMS(name, flags, keys, most) { name, STM_TEMPLATE_KEY_ITEMS, flags, 1, most, NULL, keys }
#define IF                         { "if", STM_TEMPLATE_KEY_CONDITION }
#define BLOCK                      { "type", STM_TEMPLATE_KEY_STRING, REQUIRED }, IF

static const char *const paragraph_styles[] = { "body", "lead", "small", NULL };
static const char *const keeps[] = { "with-next", NULL };
static const char *const alignments[] = { "left", "center", "right", NULL };
static const char *const markers[] = { "bullet", "number", NULL };

static const StmTemplateKey title_keys[] = { BLOCK, TEXT ("text", 0), { 0 } };
static const StmTemplateKey heading_keys[] = { BLOCK, TEXT ("text", REQUIRED), NUMBER ("level", 0, 2), { 0 } };
static const StmTemplateKey paragraph_keys[] = {
  BLOCK, TEXT ("text", REQUIRED), WORD ("style", paragraph_styles), WORD ("keep", keeps), { 0 }
};
static const StmTemplateKey field_keys[] = { IF, TEXT ("label", REQUIRED), TEXT ("value", 0), { 0 } };
static const StmTemplateKey fields_keys[] = { BLOCK, ITEMS ("fields", REQUIRED, field_keys, MOST_ITEMS), { 0 } };
static const StmTemplateKey column_keys[] = {
  IF, TEXT ("heading", REQUIRED), TEXT ("value", REQUIRED | IN_ROW), WORD ("align", alignments), { 0 }
};
static const StmTemplateKey table_keys[] = {
  BLOCK, { "each", STM_TEMPLATE_KEY_LIST, REQUIRED }, ITEMS ("columns", REQUIRED, column_keys, 10),
  TEXT ("empty", 0), { "lines", STM_TEMPLATE_KEY_NUMBER, 0, 0, 30 }, { 0 }
};
static const StmTemplateKey item_keys[] = { IF, TEXT ("text", REQUIRED), { 0 } };
static const StmTemplateKey items_keys[] = {
  BLOCK, ITEMS ("items", REQUIRED, item_keys, MOST_ITEMS), WORD ("marker", markers), { 0 }
};
static const StmTemplateKey each_keys[] = {
  BLOCK, { "each", STM_TEMPLATE_KEY_LIST, REQUIRED }, TEXT ("text", REQUIRED | IN_ROW), TEXT ("empty", 0),
  WORD ("marker", markers), { 0 }
};
static const StmTemplateKey box_keys[] = {
  IF, TEXT ("label", REQUIRED), { "checked-if", STM_TEMPLATE_KEY_CONDITION }, { 0 }
};
static const StmTemplateKey checkboxes_keys[] = {
  BLOCK, TEXT ("label", 0), ITEMS ("items", REQUIRED, box_keys, MOST_ITEMS), { 0 }
};
static const StmTemplateKey lines_keys[] = { BLOCK, TEXT ("label", 0), NUMBER ("count", REQUIRED, 40), { 0 } };
static const StmTemplateKey signer_keys[] = { IF, TEXT ("role", REQUIRED), TEXT ("name", 0), TEXT ("text", 0), { 0 } };
static const StmTemplateKey signatures_keys[] = { BLOCK, ITEMS ("boxes", REQUIRED, signer_keys, 6), { 0 } };
static const StmTemplateKey stamp_keys[] = { BLOCK, TEXT ("label", REQUIRED), { 0 } };
static const StmTemplateKey page_break_keys[] = { BLOCK, { 0 } };
static const StmTemplateKey space_keys[] = { BLOCK, NUMBER ("height", REQUIRED, 100), { 0 } };

static void
build_title (StmTemplateFiller *filler, JsonObject *block)
{
  if (json_object_has_member (block, "text"))
    stm_template_filler_add_text (filler, STM_TEXT_TITLE, block, "text");
  else
    stm_document_add_text (filler->document, STM_TEXT_TITLE, filler->title);
}

static void
build_heading (StmTemplateFiller *filler, JsonObject *block)
{
  gint64 level = json_object_get_int_member_with_default (block, "level", 1);

  stm_template_filler_add_text (filler, level == 1 ? STM_TEXT_HEADING : STM_TEXT_SUBHEADING, block, "text");
}

static void
build_paragraph (StmTemplateFiller *filler, JsonObject *block)
{
  g_autofree char *text = stm_template_filler_dup_text (filler, NULL, block, "text");
  StmTextStyle style = STM_TEXT_BODY;
  StmBlock *paragraph;

  if (stm_template_has_word (block, "style", "lead"))
    style = STM_TEXT_LEAD;
  else if (stm_template_has_word (block, "style", "small"))
    style = STM_TEXT_SMALL;

  if (text == NULL || *g_strstrip (text) == '\0')
    return;

  paragraph = stm_text_block_new (style, text);
  stm_text_block_set_keep (STM_TEXT_BLOCK (paragraph), stm_template_has_word (block, "keep", "with-next"));
  stm_document_add (filler->document, paragraph);
}

static void
add_field (StmTemplateFiller *filler, JsonObject *item, gpointer form)
{
  g_autofree char *label = stm_template_filler_dup_text (filler, NULL, item, "label");
  g_autofree char *value = stm_template_filler_dup_filled (filler, NULL, item, "value");

  stm_form_block_add_field (form, label, value);
}

static void
build_fields (StmTemplateFiller *filler, JsonObject *block)
{
  StmBlock *form = stm_form_block_new ();

  stm_form_block_set_label_share (STM_FORM_BLOCK (form), LABEL_SHARE);
  stm_template_filler_for_each (filler, block, "fields", add_field, form);
  stm_document_add (filler->document, form);
}

static void
add_box (StmTemplateFiller *filler, JsonObject *item, gpointer boxes)
{
  g_autofree char *label = stm_template_filler_dup_text (filler, NULL, item, "label");

  stm_check_block_add_item (boxes, label, stm_template_filler_is_checked (filler, item));
}

static void
build_checkboxes (StmTemplateFiller *filler, JsonObject *block)
{
  StmBlock *boxes = stm_check_block_new ();

  stm_template_filler_add_text (filler, STM_TEXT_LABEL, block, "label");
  stm_template_filler_for_each (filler, block, "items", add_box, boxes);
  stm_document_add (filler->document, boxes);
}

static void
build_lines (StmTemplateFiller *filler, JsonObject *block)
{
  stm_template_filler_add_text (filler, STM_TEXT_LABEL, block, "label");
  stm_document_add (filler->document, stm_lines_block_new ((guint) json_object_get_int_member (block, "count")));
}

static void
add_signer (StmTemplateFiller *filler, JsonObject *item, gpointer block)
{
  g_autofree char *role = stm_template_filler_dup_text (filler, NULL, item, "role");
  g_autofree char *name = stm_template_filler_dup_filled (filler, NULL, item, "name");
  g_autofree char *text = stm_template_filler_dup_filled (filler, NULL, item, "text");

  stm_signature_block_add (block, role, name, text);
}

static void
build_signatures (StmTemplateFiller *filler, JsonObject *block)
{
  StmBlock *signatures = stm_signature_block_new ();

  stm_template_filler_for_each (filler, block, "boxes", add_signer, signatures);
  stm_document_add (filler->document, signatures);
}

static void
build_stamp (StmTemplateFiller *filler, JsonObject *block)
{
  g_autofree char *label = stm_template_filler_dup_text (filler, NULL, block, "label");

  stm_document_add (filler->document, stm_stamp_block_new (label));
}

static void
build_page_break (StmTemplateFiller *filler, JsonObject *block)
{
  stm_document_add (filler->document, stm_break_block_new ());
}

static void
build_space (StmTemplateFiller *filler, JsonObject *block)
{
  stm_document_add (filler->document,
                    stm_space_block_new ((double) json_object_get_int_member (block, "height") * MILLIMETRE));
}

static const StmTemplateBlockType types[] = {
  { "title", title_keys, build_title },
  { "heading", heading_keys, build_heading },
  { "paragraph", paragraph_keys, build_paragraph },
  { "fields", fields_keys, build_fields },
  { "table", table_keys, stm_template_lists_build_table },
  { "list", each_keys, stm_template_lists_build_each, "each" },
  { "list", items_keys, stm_template_lists_build_items },
  { "checkboxes", checkboxes_keys, build_checkboxes },
  { "lines", lines_keys, build_lines },
  { "signatures", signatures_keys, build_signatures },
  { "stamp", stamp_keys, build_stamp },
  { "page-break", page_break_keys, build_page_break },
  { "space", space_keys, build_space },
};

/**
 * stm_template_block_type_find:
 * @block: an object of a template
 *
 * Returns: (transfer none) (nullable): the type of block that its "type" names
 */
const StmTemplateBlockType *
stm_template_block_type_find (JsonObject *block)
{
  const char *name = json_object_get_string_member (block, "type");

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].name, name)
        && (types[i].with == NULL || json_object_has_member (block, types[i].with)))
      return &types[i];

  return NULL;
}

/**
 * stm_template_block_types_dup_names:
 *
 * Returns: (transfer full): the names of all types, for messages
 */
char *
stm_template_block_types_dup_names (void)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (types[i].with == NULL)
      g_strv_builder_add (names, types[i].name);
  strv = g_strv_builder_end (names);

  return g_strjoinv (", ", strv);
}

/**
 * stm_template_blocks_build:
 * @filler: what fills
 * @blocks: blocks of a template that was checked
 *
 * Adds the blocks that belong in this document to it.
 */
void
stm_template_blocks_build (StmTemplateFiller *filler, JsonArray *blocks)
{
  for (guint i = 0; i < json_array_get_length (blocks); i++)
    {
      JsonObject *block = json_array_get_object_element (blocks, i);

      if (stm_template_filler_wants (filler, block))
        stm_template_block_type_find (block)->build (filler, block);
    }
}
