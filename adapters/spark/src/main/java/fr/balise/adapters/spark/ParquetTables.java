package fr.balise.adapters.spark;

import fr.balise.adapters.formats.plan.FindingsCsv;
import fr.balise.adapters.formats.plan.PlanCsv;
import fr.balise.core.planning.Plan;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Tables in Parquet: the operator's, with the columns of their CSV files; a directory, with a column {@code resource} that
 * holds one FHIR resource as JSON; and what a plan says, for analysts.
 *
 * @param scratch where a directory is written as lines
 */
record ParquetTables(SparkSession spark, Path scratch) {
    private static final String RESOURCE = "resource";
    private static final int ROWS = 50_000;

    /** A table as CSV, row by row in their order. */
    void asCsv(Path table, java.nio.file.Path csv) throws IOException {
        Dataset<Row> rows = spark.read().parquet(table.toString());
        try (BufferedWriter out = Files.newBufferedWriter(csv)) {
            out.write(Stream.of(rows.columns()).map(ParquetTables::cell).collect(Collectors.joining(",")) + "\n");
            Iterator<Row> each = rows.toLocalIterator();
            while (each.hasNext()) {
                Row row = each.next();
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < row.length(); i++) {
                    cells.add(cell(row.isNullAt(i) ? "" : String.valueOf(row.get(i))));
                }
                out.write(String.join(",", cells) + "\n");
            }
        }
    }

    private static String cell(String text) {
        return text.matches("[^\",\r\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    /** A directory as NDJSON files. */
    List<Path> asLines(Path table, FileSystem files) throws IOException {
        Path folder = new Path(scratch, UUID.randomUUID().toString());
        spark.read()
                .parquet(table.toString())
                .select(functions.col(RESOURCE))
                .write()
                .text(folder.toString());
        List<Path> lines = new ArrayList<>();
        for (FileStatus part : files.listStatus(folder)) {
            if (part.getPath().getName().startsWith("part-") && part.getLen() > 0) {
                Path named = part.getPath().suffix(".ndjson");
                files.rename(part.getPath(), named);
                lines.add(named);
            }
        }
        return lines;
    }

    /** The changes and findings of a plan, in its order, as {@code changes.parquet} and {@code findings.parquet}. */
    void write(Plan plan, Path folder) {
        write(plan.changes(), PlanCsv.HEADER, PlanCsv::cells, new Path(folder, "changes.parquet"));
        write(plan.findings(), FindingsCsv.HEADER, FindingsCsv::cells, new Path(folder, "findings.parquet"));
    }

    private <T> void write(Iterable<T> items, List<String> columns, Function<T, List<String>> cells, Path table) {
        StructType schema = new StructType();
        for (String column : columns) {
            schema = schema.add(column, DataTypes.StringType);
        }
        List<Row> rows = new ArrayList<>();
        SaveMode mode = SaveMode.Overwrite;
        for (T item : items) {
            rows.add(RowFactory.create(cells.apply(item).toArray()));
            if (rows.size() == ROWS) {
                append(rows, schema, mode, table);
                mode = SaveMode.Append;
                rows.clear();
            }
        }
        if (!rows.isEmpty() || mode == SaveMode.Overwrite) {
            append(rows, schema, mode, table);
        }
    }

    private void append(List<Row> rows, StructType schema, SaveMode mode, Path table) {
        spark.createDataFrame(rows, schema).coalesce(1).write().mode(mode).parquet(table.toString());
    }
}
