#include "config.h"

#include "core/stm-error.h"
#include "exchange/stm-json-reader.h"
#include "exchange/stm-json-scanner.h"

#include <string.h>

#define MB (1024 * 1024)

/* A build with sanitizers is slow, and keeps what was freed for a while. */
#ifdef __SANITIZE_ADDRESS__
#define ENDLESS_SIZE (8 * MB)
#define MOST_MEMORY  (300 * MB)
#else
#define ENDLESS_SIZE (48 * MB)
#define MOST_MEMORY  (16 * MB)
#endif

/* Reads @length bytes to the end, parsing each element.  Returns how many there
 * were, and the error if that was the end. */
static guint
read_all (const char *text, gsize length, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, (gssize) length, NULL);
  g_autoptr (StmJsonReader) reader = stm_json_reader_new (stream, NULL);
  g_autoptr (GError) local_error = NULL;
  guint n = 0;

  while (stm_json_reader_next (reader, &local_error))
    {
      if (stm_json_reader_parse (reader, &local_error) == NULL)
        break;
      n++;
    }

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return n;
}

static void
assert_refused (const char *text, gsize length, const char *part)
{
  g_autoptr (GError) error = NULL;

  read_all (text, length, &error);
  g_assert_error (error, STM_ERROR, STM_ERROR_FORMAT);
  if (part != NULL && strstr (error->message, part) == NULL)
    g_test_fail_printf ("“%s” is not told by “%s”", part, error->message);
}

static void
test_elements (void)
{
  const char *text = "\xef\xbb\xbf { \"format\" : \"x\", \"list\" : [ {\"a\" : [1, 2]} , 7,\"é\", [], {} ] ,\n"
                     "\"empty\":[ ], \"object\":{\"b\":null}, \"list-2\":[true]}\r\n";
  static const struct
  {
    const char *key;
    gint64      index;
    const char *text;
    const char *path;
  } rows[] = {
    { "format", -1, "\"x\"", "format" },
    { "list", 0, "{\"a\":[1,2]}", "list[0]" },
    { "list", 1, "7", "list[1]" },
    { "list", 2, "\"é\"", "list[2]" },
    { "list", 3, "[]", "list[3]" },
    { "list", 4, "{}", "list[4]" },
    { "object", -1, "{\"b\":null}", "object" },
    { "list-2", 0, "true", "…[0]" },
  };
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (StmJsonReader) reader = stm_json_reader_new (stream, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = NULL;

      g_assert_true (stm_json_reader_next (reader, &error));
      g_assert_cmpstr (stm_json_reader_get_key (reader), ==, rows[i].key);
      g_assert_cmpint (stm_json_reader_get_index (reader), ==, rows[i].index);
      g_assert_cmpstr (stm_json_reader_get_text (reader), ==, rows[i].text);
      path = stm_json_reader_dup_path (reader);
      g_assert_cmpstr (path, ==, rows[i].path);
      g_assert_nonnull (stm_json_reader_parse (reader, &error));
    }

  g_assert_false (stm_json_reader_next (reader, &error));
  g_assert_no_error (error);
  g_assert_false (stm_json_reader_next (reader, &error));
  g_assert_no_error (error);
}

static void
test_values (void)
{
  static const char *const values[] = {
    "0", "-0", "12", "-3", "1.5", "1e5", "1E-5", "0.25", "999999999999999", "true", "false", "null", "\"\"",
    "\"\\\" \\\\ \\/ \\b \\f \\n \\r \\t\"", "\"\\u00eb\"", "\"\\ud83d\\ude00\"", "\"\xf0\x9f\x98\x80\"", "\"\x7f\"",
    "{}", "[]", "[[[[]]]]", "{\"a\":{\"b\":[{}]}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"a\":[%s]}", values[i]);
      g_autofree char *spaced = g_strdup_printf (" {\t\"a\" :\n[ %s\r\n] } ", values[i]);
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (read_all (text, strlen (text), &error), ==, 1);
      g_assert_no_error (error);
      g_assert_cmpuint (read_all (spaced, strlen (spaced), &error), ==, 1);
      g_assert_no_error (error);
    }
}

static void
test_escapes (void)
{
  const char *text = "{\"a\":\"Zo\\u00eb \\ud83d\\ude00 \\\"\\\\\\/\\b\\f\\n\\r\\t\"}";
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (StmJsonReader) reader = stm_json_reader_new (stream, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (stm_json_reader_next (reader, &error));
  g_assert_cmpstr (json_node_get_string (stm_json_reader_parse (reader, &error)), ==, "Zoë \U0001F600 \"\\/\b\f\n\r\t");
}

/* what is not to the letter of JSON, with a part of what is told */
static const struct
{
  const char *text;
  const char *part;
} refused[] = {
  { "", "line 1, column 1: The file is empty." },
  { " \n ", "line 2, column 2: The file ends too early" },
  { "\xef\xbb\xbf", "ends too early" },
  { "\xef\xbb", "not a JSON file" },
  { "[]", "not a JSON file" },
  { "7", "not a JSON file" },
  { "null", "not a JSON file" },
  { "%PDF-1.7 \x01\x02", "not a JSON file" },
  { "PK\x03\x04", "not a JSON file" },
  { "\xff\xfe{\x01", "UTF-16" },
  { "\xfe\xff\x01{", "UTF-16" },
  { "{} {}", "line 1, column 4: Something stands after" },
  { "{}x", "after the end" },
  { "{}\xef\xbb\xbf", "after the end" },
  { "{", "ends too early" },
  { "{\"a\"", "ends too early" },
  { "{\"a\":", "ends too early" },
  { "{\"a\":1", "ends too early" },
  { "{\"a\":1,", "ends too early" },
  { "{\"a\":1,}", "name between quotation marks" },
  { "{,\"a\":1}", "name between quotation marks" },
  { "{\"a\":1,,\"b\":2}", "name between quotation marks" },
  { "{a:1}", "name between quotation marks" },
  { "{'a':1}", "name between quotation marks" },
  { "{1:1}", "name between quotation marks" },
  { "{\"a\" 1}", "colon" },
  { "{\"a\"=1}", "colon" },
  { "{\"a\"::1}", "value is expected" },
  { "{\"a\":}", "value is expected" },
  { "{\"a\":1 \"b\":2}", "comma or a closing bracket" },
  { "{\"a\":1]", "comma or a closing bracket" },
  { "{\"a\":[1}", "comma or a closing bracket" },
  { "{\"a\":[1,]}", "value is expected" },
  { "{\"a\":[,1]}", "value is expected" },
  { "{\"a\":[1 2]}", "comma or a closing bracket" },
  { "{\"a\":[{\"b\":1,}]}", "a[0], line 1, column 14: A name" },
  { "{\"a\":[{\"b\":1}}", "comma or a closing bracket" },
  { "{\"a\":[[1}]]}", "comma or a closing bracket" },
  { "{\"a\":1,\"a\":2}", "stands twice" },
  { "{\"a\":[],\"a\":[]}", "stands twice" },
  { "{\"a\":{\"b\":1,\"b\":2}}", "a: A name stands twice" },
  { "{\"a\":[{\"b\":1,\"b\":1}]}", "a[0]: A name stands twice" },
  { "{\"a\":[{\"b\":1,\"\\u0062\":1}]}", "a[0]: A name stands twice" },
  { "{\"a\":[{\"c\":[{\"b\":1,\"b\":1}]}]}", "a[0]: A name stands twice" },
  { "{\"a\":01}", "comma or a closing bracket" },
  { "{\"a\":+1}", "value is expected" },
  { "{\"a\":.5}", "value is expected" },
  { "{\"a\":1.}", "lacks a digit" },
  { "{\"a\":-}", "lacks a digit" },
  { "{\"a\":1e}", "lacks a digit" },
  { "{\"a\":1e+}", "lacks a digit" },
  { "{\"a\":0x10}", "comma or a closing bracket" },
  { "{\"a\":1_000}", "comma or a closing bracket" },
  { "{\"a\":NaN}", "value is expected" },
  { "{\"a\":Infinity}", "value is expected" },
  { "{\"a\":-Infinity}", "lacks a digit" },
  { "{\"a\":1e99999999999999999999}", "number is too long" },
  { "{\"a\":12345678901234567890123456789012345678901234567890}", "number is too long" },
  { "{\"a\":True}", "value is expected" },
  { "{\"a\":tru}", "no value that JSON knows" },
  { "{\"a\":truex}", "comma or a closing bracket" },
  { "{\"a\":nul", "ends too early" },
  { "{\"a\":undefined}", "value is expected" },
  { "{\"a\":'b'}", "value is expected" },
  { "{\"a\":\"b", "ends too early" },
  { "{\"a\":\"b\\", "ends too early" },
  { "{\"a\":\"b\nc\"}", "control character" },
  { "{\"a\":\"b\tc\"}", "control character" },
  { "{\"a\":\"\x01\"}", "control character" },
  { "{\"a\":\"\\x41\"}", "needs none" },
  { "{\"a\":\"\\'\"}", "needs none" },
  { "{\"a\":\"\\u12\"}", "hexadecimal" },
  { "{\"a\":\"\\u12g4\"}", "hexadecimal" },
  { "{\"a\":\"\\u0000\"}", "null character" },
  { "{\"a\":\"\\ud83d\"}", "half a character" },
  { "{\"a\":\"\\ud83dx\"}", "half a character" },
  { "{\"a\":\"\\ud83d\\n\"}", "half a character" },
  { "{\"a\":\"\\ud83d\\u0041\"}", "half a character" },
  { "{\"a\":\"\\ude00\\ud83d\"}", "half a character" },
  { "{\"a\":\"\\ude00\"}", "half a character" },
  { "{\"a\":\"\x80\"}", "not in UTF-8" },
  { "{\"a\":\"\xc3\"}", "not in UTF-8" },
  { "{\"a\":\"\xc0\xaf\"}", "not in UTF-8" },
  { "{\"a\":\"\xed\xa0\x80\"}", "not in UTF-8" },
  { "{\"a\":\"\xf4\x90\x80\x80\"}", "not in UTF-8" },
  { "{\"a\":\"Zo\xeb\"}", "not in UTF-8" },
  { "{\"\xff\":1}", "not in UTF-8" },
  { "{\"a\":1 // no\n}", "comma or a closing bracket" },
  { "/* no */ {}", "not a JSON file" },
  { "{\"a\":[1/* no */]}", "comma or a closing bracket" },
  { "{\"a\":\xa0 1}", "value is expected" },
  { "{\n\"a\": [\n{\"é\": \"ë\" x}]}", "a[0], line 3, column 11: A comma" },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    assert_refused (refused[i].text, strlen (refused[i].text), refused[i].part);
}

static void
test_null_bytes (void)
{
  static const char middle[] = "{\"a\":[1,\0 2]}";
  static const char inside[] = "{\"a\":\"b\0c\"}";
  static const char after[] = "{}\0";
  static const char before[] = "\0{}";
  static const char utf_16[] = "{\0\"\0a\0\"\0:\0" "1\0}\0";

  assert_refused (middle, sizeof middle - 1, "null byte");
  assert_refused (inside, sizeof inside - 1, "null byte");
  assert_refused (after, sizeof after - 1, "null byte");
  assert_refused (before, sizeof before - 1, "null byte");
  assert_refused (utf_16, sizeof utf_16 - 1, "null byte");
}

static void
test_truncated (void)
{
  const char *text = "{\"format\":\"stagematching-profile\",\"version\":1,\"students\":[{\"uuid\":\"\\u00eb\",\"n\":-1.5e3,"
                     "\"set\":[\"car\",true,null]},{\"first-name\":\"Zoë\"}],\"end\":false}";

  for (gsize i = 0; i < strlen (text); i++)
    assert_refused (text, i, NULL);
}

/* one byte of a small file replaced by each other byte: no crash, no hang */
static void
test_mutated (void)
{
  const char *text = "{\"a\":\"\\u00eb\xc3\xab\",\"b\":[{\"c\":-1.5e3,\"d\":[true,null]},{\"e\":\"f\"}]}";
  gsize length = strlen (text);

  for (gsize i = 0; i < length; i++)
    for (int byte = 0; byte < 256; byte++)
      {
        g_autofree char *mutated = g_strdup (text);
        g_autoptr (GError) error = NULL;

        mutated[i] = (char) byte;
        read_all (mutated, length, &error);
        if (error != NULL)
          g_assert_error (error, STM_ERROR, STM_ERROR_FORMAT);
      }
}

static char *
repeat (const char *part, guint n)
{
  GString *text = g_string_sized_new (strlen (part) * n);

  for (guint i = 0; i < n; i++)
    g_string_append (text, part);

  return g_string_free_and_steal (text);
}

static void
test_depth (void)
{
  g_autofree char *opening = repeat ("[", 100000);
  g_autofree char *arrays = g_strconcat ("{\"a\":[", opening, NULL);
  g_autofree char *names = repeat ("{\"a\":", 100000);
  g_autofree char *allowed_open = repeat ("[", STM_JSON_MAX_DEPTH);
  g_autofree char *allowed_close = repeat ("]", STM_JSON_MAX_DEPTH);
  g_autofree char *allowed = g_strdup_printf ("{\"a\":[%s%s]}", allowed_open, allowed_close);
  g_autofree char *deeper = g_strdup_printf ("{\"a\":[[%s%s]]}", allowed_open, allowed_close);
  g_autoptr (GError) error = NULL;

  assert_refused (opening, strlen (opening), "not a JSON file");
  assert_refused (arrays, strlen (arrays), "nested too deeply");
  assert_refused (names, strlen (names), "nested too deeply");
  assert_refused (deeper, strlen (deeper), "nested too deeply");
  g_assert_cmpuint (read_all (allowed, strlen (allowed), &error), ==, 1);
  g_assert_no_error (error);
}

static void
test_size (void)
{
  g_autofree char *fits = g_strnfill (STM_JSON_MAX_TEXT - 2, 'x');
  g_autofree char *name = g_strnfill (STM_JSON_MAX_SIZE - 2, 'x');
  g_autofree char *text = g_strdup_printf ("{\"a\":[\"%s\"]}", fits);
  g_autofree char *longer = g_strdup_printf ("{\"a\":[\"%sx\"]}", fits);
  g_autofree char *key = g_strdup_printf ("{\"%sx\":1}", name);
  g_autofree char *names = repeat ("\"a\":1,", 300000);
  g_autofree char *object = g_strdup_printf ("{\"a\":[{%s\"b\":1}]}", names);
  g_autoptr (GString) keys = g_string_new ("{");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (read_all (text, strlen (text), &error), ==, 1);
  g_assert_no_error (error);
  assert_refused (longer, strlen (longer), "larger than 20 MiB");
  assert_refused (key, strlen (key), "larger than 1 MiB");
  assert_refused (object, strlen (object), "larger than 1 MiB");

  for (int i = 0; i < 1000; i++)
    g_string_append_printf (keys, "%s\"k%d\":1", i > 0 ? "," : "", i);
  g_string_append_c (keys, '}');
  assert_refused (keys->str, keys->len, "too many names");
}

/* A stream that gives one part over and over: files larger than memory. */
#define TEST_TYPE_ENDLESS (test_endless_get_type ())
G_DECLARE_FINAL_TYPE (TestEndless, test_endless, TEST, ENDLESS, GInputStream)

struct _TestEndless
{
  GInputStream  parent_instance;

  const char   *start;
  const char   *part;
  gsize         position;
  gsize         rest;
};

G_DEFINE_FINAL_TYPE (TestEndless, test_endless, G_TYPE_INPUT_STREAM)

static gssize
test_endless_read (GInputStream *stream, void *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  TestEndless *self = TEST_ENDLESS (stream);
  gsize begin = strlen (self->start);
  gsize length = strlen (self->part);
  gsize n = MIN (count, self->rest);

  for (gsize i = 0; i < n; i++, self->position++)
    ((char *) buffer)[i] = self->position < begin ? self->start[self->position]
                                                  : self->part[(self->position - begin) % length];
  self->rest -= n;

  return (gssize) n;
}

static void
test_endless_class_init (TestEndlessClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = test_endless_read;
}

static void
test_endless_init (TestEndless *self)
{
}

static void
read_endless (const char *start, const char *part, gsize size, GError **error)
{
  TestEndless *stream = g_object_new (TEST_TYPE_ENDLESS, NULL);
  g_autoptr (StmJsonReader) reader = NULL;

  stream->start = start;
  stream->part = part;
  stream->rest = size;
  reader = stm_json_reader_new (G_INPUT_STREAM (stream), NULL);
  while (stm_json_reader_next (reader, error));
  g_object_unref (stream);
}

/* the most memory of this process */
static gint64
get_peak (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  line = status != NULL ? strstr (status, "VmHWM:") : NULL;

  return line != NULL ? g_ascii_strtoll (line + strlen ("VmHWM:"), NULL, 10) * 1024 : 0;
}

static void
test_memory (void)
{
  static const struct
  {
    const char *start;
    const char *part;
  } rows[] = {
    { "{\"a\":[1", ",1" },
    { "{\"a\":[{}", ",\n{\"b\":\"cccccccccccccccccccccccccccccccc\"}" },
    { "{\"a\":", "   " },
    { "", "\n" },
    { "{\"a\":[\"", "b" },
    { "{\"a\":[\"", "\\u00eb" },
    { "{\"a\":[", "{\"b\":" },
    { "{\"a\":[{\"b\":1", ",\"b\":1" },
    { "{\"", "a" },
    { "{\"a\":1", "1" },
  };
  gint64 before = get_peak ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      read_endless (rows[i].start, rows[i].part, ENDLESS_SIZE, &error);
      g_assert_error (error, STM_ERROR, STM_ERROR_FORMAT);
    }

  g_assert_cmpint (get_peak () - before, <, MOST_MEMORY);
}

static void
test_cancelled (void)
{
  const char *text = "{\"a\":[1,2,3]}";
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (StmJsonReader) reader = stm_json_reader_new (stream, cancellable);
  g_autoptr (GError) error = NULL;

  g_assert_true (stm_json_reader_next (reader, &error));
  g_cancellable_cancel (cancellable);
  g_assert_false (stm_json_reader_next (reader, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* nothing that stands in the file is repeated, but names like ours */
static void
test_discreet (void)
{
  static const char *const texts[] = {
    "{\"Zoë Geheim\":[{\"a\":1,}]}",
    "{\"a\":[{\"naam\":\"Geheim\" x}]}",
    "{\"a\":[{\"Geheim\":1,\"Geheim\":2}]}",
    "{\"Geheim\":1,\"Geheim\":2}",
    "{\"a\":Geheim}",
    "Geheim",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      read_all (texts[i], strlen (texts[i]), &error);
      g_assert_error (error, STM_ERROR, STM_ERROR_FORMAT);
      g_assert_null (strstr (error->message, "Geheim"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/json-reader/X1/elements", test_elements);
  g_test_add_func ("/exchange/json-reader/X1/values", test_values);
  g_test_add_func ("/exchange/json-reader/X1/escapes", test_escapes);
  g_test_add_func ("/exchange/json-reader/hostile/refused", test_refused);
  g_test_add_func ("/exchange/json-reader/hostile/null-bytes", test_null_bytes);
  g_test_add_func ("/exchange/json-reader/hostile/truncated", test_truncated);
  g_test_add_func ("/exchange/json-reader/hostile/mutated", test_mutated);
  g_test_add_func ("/exchange/json-reader/hostile/depth", test_depth);
  g_test_add_func ("/exchange/json-reader/hostile/size", test_size);
  g_test_add_func ("/exchange/json-reader/hostile/memory", test_memory);
  g_test_add_func ("/exchange/json-reader/cancelled", test_cancelled);
  g_test_add_func ("/exchange/json-reader/P4/discreet", test_discreet);

  return g_test_run ();
}
