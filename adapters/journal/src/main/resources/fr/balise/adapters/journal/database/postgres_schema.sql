-- All that shapes, guards or runs on the tables named, a line each; schemas' names are left out.
WITH ours AS (
    SELECT c.oid, c.relname, c.relkind, c.relpersistence, c.relrowsecurity, n.nspname || '.' AS schema
    FROM unnest(string_to_array(?, ',')) AS name
             JOIN pg_class c ON c.oid = to_regclass(name)
             JOIN pg_namespace n ON n.oid = c.relnamespace),
     things (relname, what, schema) AS (
         SELECT relname, 'table ' || relkind::text || relpersistence::text || CASE WHEN relrowsecurity THEN ' guarded' ELSE '' END,
                schema
         FROM ours
         UNION ALL
         SELECT relname, 'column ' || attname || ' ' || format_type(atttypid, atttypmod)
             || CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END
             || coalesce(' DEFAULT ' || pg_get_expr(adbin, adrelid), ''), schema
         FROM ours
                  JOIN pg_attribute a ON a.attrelid = oid AND attnum > 0 AND NOT attisdropped
                  LEFT JOIN pg_attrdef d ON d.adrelid = ours.oid AND d.adnum = a.attnum
         UNION ALL
         SELECT relname, 'index ' || pg_get_indexdef(indexrelid), schema
         FROM ours JOIN pg_index ON indrelid = oid
         UNION ALL
         SELECT relname, 'constraint ' || pg_get_constraintdef(k.oid), schema
         FROM ours JOIN pg_constraint k ON conrelid = ours.oid AND contype <> 'n'
         UNION ALL
         SELECT relname, 'trigger ' || pg_get_triggerdef(t.oid), schema
         FROM ours JOIN pg_trigger t ON tgrelid = ours.oid AND NOT tgisinternal
         UNION ALL
         SELECT relname, 'rule ' || pg_get_ruledef(r.oid), schema
         FROM ours JOIN pg_rewrite r ON ev_class = ours.oid
         UNION ALL
         SELECT relname, 'policy ' || polname, schema
         FROM ours JOIN pg_policy ON polrelid = ours.oid
         UNION ALL
         SELECT relname, 'inherited by ' || inhrelid::regclass::text, schema
         FROM ours JOIN pg_inherits ON inhparent = ours.oid)
SELECT relname || ' ' || replace(what, schema, '')
FROM things
